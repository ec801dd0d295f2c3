import { describe, expect, it } from 'vitest';
import { findingLines } from '../../server/bin/finding-text.ts';
import { FINDING_KINDS, type Finding, type FindingExample } from '../../server/contract/findings.ts';

const example: FindingExample = { airportId: 'LEBL', time: '2020-10-02T08:00:00.000Z', vehicleId: '3410d5' };
const finding = (more: Partial<Finding>): Finding => ({
  kind: 'jump',
  severity: 'warning',
  count: 1,
  entities: 1,
  cause: null,
  examples: [example],
  ...more,
});

describe('findingLines', () => {
  it('tell the worst example, what can be done, and where to see it', () => {
    const jump = { ...example, callsign: 'H6', metres: 812.4, seconds: 1.2, speed: 677, limit: 50 };
    expect(findingLines(finding({ count: 1204, entities: 2, examples: [jump] }))).toEqual([
      '  warning: 1,204 jumps of 2 vehicles, faster than they can go: H6, 812 m, 1.2 s, 677 m/s where 50 is the most, 2020-10-02T08:00:00.000Z',
      '    Strays of the receiver, or one id for two vehicles. See /?airport=LEBL&time=2020-10-02T08:00:00.000Z&select=vehicle:3410d5',
    ]);
  });

  it('tell by how much a clock differs and how sure that is', () => {
    const behind = { ...example, seconds: -12.43, margin: 0.05, metres: 3, fixes: 1335, recordingId: 2 };
    const [first, second] = findingLines(
      finding({ kind: 'clock_offset', severity: 'critical', cause: 'time_zone', examples: [behind] }),
    );
    expect(first).toContain(
      'critical: the clock differs from another recording’s: 3410d5, 12.4 ± 0.05 s behind recording 2, by 1,335 positions',
    );
    expect(second).toContain('name their zone in a --profile');
  });

  it('advise only what can be done about positions off the airport', () => {
    const [, advice] = findingLines(finding({ kind: 'off_airport', examples: [] }));
    expect(advice).toBe(
      '    They are kept, but lie off the map. Where they are of another airport, delete the recording and import it again with that --airport.',
    );
  });

  it('tell how the right unit is named', () => {
    const units = { given: 'km/h', read: 'm/s' } as const;
    const told = findingLines(finding({ kind: 'speed_mismatch', cause: 'speed_unit', units }));
    expect(told[0]).toContain('numbers in km/h read as m/s');
    expect(told[1]).toContain('--map speed_kmh=COLUMN');
  });

  it.each<[Partial<Finding>, string]>([
    [{ kind: 'speed_mismatch' }, '1 vehicle whose positions contradict its speeds'],
    [{ kind: 'speed_mismatch', count: 2 }, '2 vehicles whose positions contradict their speeds'],
    [{ kind: 'heading_mismatch' }, '1 vehicle with headings off its course'],
    [{ kind: 'jump' }, '1 jump of 1 vehicle, faster than it can go'],
    [{ kind: 'conflict', count: 3 }, '3 times at which 1 vehicle is told in two ways'],
    [{ kind: 'conflict', count: 3, entities: 2 }, '3 times at which one of 2 vehicles is told in two ways'],
  ])('agree in number: %j', (more, words) => {
    expect(findingLines(finding({ ...more, examples: [] }))[0]).toBe(`  warning: ${words}`);
  });

  it('keep what a file holds from steering the terminal', () => {
    const told = findingLines(finding({ examples: [{ ...example, callsign: '\u001b[2J' }] })).join('\n');
    expect(told).toContain('?[2J');
    expect(told).not.toContain('\u001b');
  });

  it.each(FINDING_KINDS)('say something of %s, with an example or without', kind => {
    const [bare] = findingLines(finding({ kind, severity: 'info', examples: [] }));
    expect(bare).toMatch(/^ {2}\S.*\w$/);
    expect(findingLines(finding({ kind, count: 7, entities: 3 })).join()).not.toMatch(/undefined|NaN/);
  });
});
