import { describe, expect, it } from 'vitest';
import { PROFILE_PRESETS } from '../../../../server/contract/profile-presets.ts';
import { presetFor, presets, profileOf } from '../../../../server/ingest/tables/profile/presets.ts';
import { RowMapper } from '../../../../server/ingest/tables/rows/row-mapper.ts';

describe('presets', () => {
  it('are profiles for the columns that they are made for', () => {
    const names = presets().map(({ name, profile }) => {
      const columns = profile.matches ?? [];
      expect(
        () => new RowMapper({ columns, profile, airportId: 'LEBL', date: undefined, timeZone: undefined }),
      ).not.toThrow();
      expect(presetFor([...columns].reverse())?.name).toBe(name);
      expect(profile.title).toBeTruthy();
      return name;
    });
    expect(names).toEqual([...PROFILE_PRESETS]);
  });

  it('are not for tables with other columns', () => {
    const columns = presets()[0]?.profile.matches ?? [];
    expect(presetFor(columns.slice(1))).toBeUndefined();
    expect(presetFor([...columns, 'more'])).toBeUndefined();
  });

  it('go by their name', () => {
    expect(profileOf(' sfo-flights\n').airport).toBe('KSFO');
    expect(() => profileOf('lax-flights')).toThrow(
      'there is no profile lax-flights; presets are lebl-movements',
    );
  });
});
