import { describe, expect, it } from 'vitest';
import { headingOf, metresOf, wayOf } from '../../../server/ingest/map/tag-values.ts';

describe('tags', () => {
  it.each([
    ['45', 45],
    ['45 m', 45],
    ['22,5', 22.5],
    ['150 ft', 45.7],
    ["150'", 45.7],
    ['0', undefined],
    ['wide', undefined],
    [undefined, undefined],
  ])('tell with %s a width of %s m', (text, metres) => {
    expect(metresOf(text)).toBe(metres);
  });

  it.each([
    [{ heading: '370' }, undefined],
    [{ heading: '360' }, 0],
    [{ direction: '-90' }, 270],
    [{ direction: 'NNE' }, 22.5],
    [{ direction: 'forward' }, undefined],
    [{}, undefined],
  ])('%j tell the heading %s', (tags, heading) => {
    expect(headingOf(tags)).toBe(heading);
  });

  it.each([
    [{ oneway: 'yes' }, 'forward'],
    [{ oneway: '-1' }, 'backward'],
    [{ oneway: 'no', junction: 'roundabout' }, 'both'],
    [{ junction: 'roundabout' }, 'forward'],
    [{}, 'both'],
  ])('%j lead %s', (tags, way) => {
    expect(wayOf(tags)).toBe(way);
  });
});
