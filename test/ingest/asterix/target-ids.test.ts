import { describe, expect, it } from 'vitest';
import { Report } from '../../../server/ingest/asterix/report.ts';
import { TargetIds } from '../../../server/ingest/asterix/target-ids.ts';

const START = Date.parse('2020-10-02T08:00:01Z');

function named(
  ...reports: { at?: number; track?: number; address?: number; sensor?: number; last?: boolean }[]
) {
  const ids = new TargetIds();
  const names = reports.map(({ at = 0, track = -1, address = 0, sensor = 107, last = false }) => {
    const report = Object.assign(new Report(), { trackNumber: track, address, source: sensor });
    return ids.idOf(report, START + at * 1000, last);
  });
  return { names, unaddressed: ids.unaddressed };
}

describe('TargetIds', () => {
  it('names a target by its address, in small letters and six digits', () => {
    expect(named({ address: 0x0a3bc }, { address: 0x3410d0, track: 7 }).names).toEqual(['00a3bc', '3410d0']);
  });

  it('names a target without an address after its track, as long as that lives', () => {
    const life = 'track-0.107-1566-20201002T080001Z';
    expect(named({ track: 1566 }, { track: 1566, at: 60 }, { track: 1566, at: 121 })).toEqual({
      names: [life, life, 'track-0.107-1566-20201002T080202Z'],
      unaddressed: 2,
    });
  });

  it('ends a track at its last report', () => {
    const { names } = named({ track: 5, last: true }, { track: 5, at: 1 });
    expect(names).toEqual(['track-0.107-5-20201002T080001Z', 'track-0.107-5-20201002T080002Z']);
  });

  it('keeps the tracks of two sensors apart', () => {
    expect(new Set(named({ track: 5 }, { track: 5, sensor: 0x0205 }).names).size).toBe(2);
  });

  it('knows a target by the address that its track told before', () => {
    expect(named({ track: 5, address: 0xabcdef }, { track: 5, at: 1 })).toEqual({
      names: ['abcdef', 'abcdef'],
      unaddressed: 0,
    });
  });

  it('has no name for a plot', () => {
    expect(named({}).names).toEqual([undefined]);
  });
});
