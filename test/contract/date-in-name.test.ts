import { describe, expect, it } from 'vitest';
import { dateInName } from '../../server/contract/date-in-name.ts';

describe('dateInName', () => {
  it.each([
    ['201002-lebl-080001_mlat.ast', '2020-10-02'],
    ['lebl_2020-10-02_mlat.ast', '2020-10-02'],
    ['rec20201002T080001.ast', '2020-10-02'],
    ['mlat_080001_201002.ast', '2020-10-02'],
    ['radar-1234567.ast', undefined],
    ['20201345.ast', undefined],
    ['radar.ast', undefined],
  ])('finds in %s %s', (name, date) => {
    expect(dateInName(name)).toBe(date);
  });
});
