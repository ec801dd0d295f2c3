import { afterEach, describe, expect, it } from 'vitest';
import { FINDING_KINDS, type Finding, type FindingExample } from '../../../server/contract/findings.ts';
import { airportTime } from '../../../web/format/airport-time.ts';
import { speak } from '../../../web/language/catalogues.ts';
import {
  exampleFacts,
  exampleName,
  exampleTime,
  findingAdvice,
  findingTitle,
} from '../../../web/recordings/finding-text.ts';
import { momentOf } from '../../../web/recordings/moment.ts';

const example: FindingExample = { airportId: 'LEBL', time: '2020-10-02T08:00:00.000Z', vehicleId: 'A' };
const finding = (more: Partial<Finding>): Finding => ({
  kind: 'jump',
  severity: 'warning',
  count: 3,
  entities: 2,
  cause: null,
  examples: [example],
  ...more,
});

afterEach(() => speak('en'));

describe.each(['en', 'zh-CN'] as const)('findings in %s', language => {
  it.each(FINDING_KINDS)('have words for %s', async kind => {
    await speak(language);
    for (const count of [1, 3]) {
      const told = finding({ kind, count });
      const facts = exampleFacts(told, { ...example, names: 'T', was: 'bus', is: 'police' });
      for (const text of [findingTitle(told), findingAdvice(told), facts]) {
        expect(text).not.toMatch(/\{\{|title\.|advice\.|fact\.|undefined|NaN/);
      }
      expect(findingTitle(told).length).toBeGreaterThan(5);
    }
  });
});

describe('an example', () => {
  it('of a jump tells distance, time, speed and limit', () => {
    expect(exampleFacts(finding({}), { ...example, metres: 2228, seconds: 1, speed: 2228, limit: 25 })).toBe(
      '2.2 km in 1 s: 8,021 km/h, at most 90 km/h',
    );
  });

  it('of a clock tells which way it differs, and how sure that is', () => {
    const clock = { ...example, seconds: -12.4, margin: 0.05, fixes: 1335, recordingId: 2 };
    expect(exampleFacts(finding({ kind: 'clock_offset' }), clock)).toBe(
      '12.4 s (± 0.05) behind recording 2, by 1,335 positions',
    );
  });

  it('tells its day where it may be any', () => {
    const zone = airportTime('Europe/Madrid');
    expect(exampleTime(finding({}), example, zone)).toBe('10:00:00');
    expect(exampleTime(finding({ kind: 'future' }), example, zone)).toContain('2 Oct 2020');
    const until = '2020-10-02T08:02:00.000Z';
    expect(exampleTime(finding({ kind: 'gap' }), { ...example, until }, zone)).toBe('10:00:00–10:02:00');
  });

  it('goes by the name that people know', () => {
    expect(exampleName({ ...example, callsign: 'H6' })).toBe('H6');
    expect(exampleName({ ...example, taskId: 'T' })).toBe('A');
    expect(exampleName({ airportId: 'LEBL', time: example.time })).toBe('');
  });

  it('leads to its moment, with its entity selected', () => {
    const time = Date.parse(example.time);
    expect(momentOf(example)).toEqual({ airportId: 'LEBL', time, selection: { kind: 'vehicle', id: 'A' } });
    const { vehicleId: _, ...task } = { ...example, taskId: 'T', flightId: 'F' };
    expect(momentOf(task).selection).toEqual({ kind: 'task', id: 'T' });
    const { taskId: __, ...flight } = task;
    expect(momentOf(flight).selection).toEqual({ kind: 'flight', id: 'F' });
    expect(momentOf({ airportId: 'LEBL', time: example.time })).toEqual({ airportId: 'LEBL', time });
  });
});

it('a unit that was mistaken is named', () => {
  const units = { given: 'km/h', read: 'm/s' } as const;
  expect(findingAdvice(finding({ kind: 'speed_mismatch', cause: 'speed_unit', units }))).toBe(
    'The numbers seem to be in km/h, but were read as m/s: a profile names the unit.',
  );
});
