import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { loadNetwork } from '../../../data/network/network.ts';
import { generateShift } from '../../../data/shift/generate-shift.ts';
import { FLEET } from '../../../data/shift/ground-fleet.ts';
import { ndjsonLine } from '../../../server/contract/lines.ts';
import { finding, qualityOf } from '../../ingest/quality/made-lines.ts';
import { SHIFT } from './first-shift.ts';

const digest = (lines: Iterable<unknown>) => {
  const hash = createHash('sha256');
  for (const line of lines) hash.update(JSON.stringify(line));
  return hash.digest('hex');
};

const countBy = (items: Iterable<string | null | undefined>) => {
  const counts: Record<string, number> = {};
  for (const item of items) counts[`${item}`] = (counts[`${item}`] ?? 0) + 1;
  return counts;
};

describe('the lines of a shift', () => {
  it('are the same for the same seed, and others for another', () => {
    const again = generateShift({ seed: 1, network: loadNetwork('LEBL') });
    expect(digest(again)).toBe(digest(SHIFT.lines));
    const other = generateShift({ seed: 2, network: loadNetwork('LEBL') });
    expect(digest(other.take(1000))).not.toBe(digest(SHIFT.lines.slice(0, 1000)));
  });

  it('each pass the native format, and nothing in them is unknown to it', () => {
    const broken = SHIFT.lines.filter(line => !ndjsonLine.safeParse(line).success);
    expect(broken).toEqual([]);
  });

  it('come in the order of time, between 05:00 and 09:00 UTC', () => {
    const times = SHIFT.lines.flatMap(line => ('time' in line ? [`${line.time}`] : []));
    expect(times).toEqual(times.toSorted());
    expect(times[0]).toBe('2026-03-14T05:00:00.000Z');
    expect(times.at(-1)?.slice(0, 16)).toMatch(/T08:59|T09:00/);
  });

  it('are as many as a first start can import', () => {
    expect(SHIFT.lines.length).toBeGreaterThan(300_000);
    expect(SHIFT.lines.length).toBeLessThan(700_000);
  });

  it('show an import nothing amiss but the gaps that they are made with', () => {
    const quality = qualityOf(SHIFT.lines, { now: Date.UTC(2026, 2, 15) });
    expect(quality.findings.map(({ kind }) => kind)).toEqual(['gap']);
    const told = new Map<string, number>();
    let gaps = 0;
    for (const line of SHIFT.lines) {
      if (line.kind !== 'vehicle_update') continue;
      const time = Date.parse(line.time);
      if (time - (told.get(line.vehicleId) ?? time) > 60_000) gaps++;
      told.set(line.vehicleId, time);
    }
    expect(finding(quality, 'gap')?.count).toBe(gaps);
  });
});

describe('the size of the shift', () => {
  it('is about 90 flights, 120 ground vehicles and over 1,000 tasks', () => {
    expect(SHIFT.flights.size).toBeGreaterThan(80);
    expect(SHIFT.flights.size).toBeLessThan(100);
    const types = countBy([...SHIFT.vehicles.values()].map(({ vehicleType }) => vehicleType));
    const { aircraft, ...ground } = types;
    expect(Object.values(ground).reduce((sum, count) => sum + count, 0)).toBe(120);
    expect(Object.keys(ground).toSorted()).toEqual(FLEET.map(({ vehicleType }) => vehicleType).toSorted());
    expect(aircraft).toBeGreaterThan(60);
    expect(SHIFT.tasks.size).toBeGreaterThan(1000);
  });

  it('has about 12 landings and 10 take-offs an hour', () => {
    const within = (name: string) =>
      [...SHIFT.flights.values()].filter(({ milestones }) => (milestones?.[name] ?? '') >= '2026-03-14T05')
        .length;
    expect(within('ALDT')).toBeGreaterThan(40);
    expect(within('ALDT')).toBeLessThan(58);
    expect(within('ATOT')).toBeGreaterThan(34);
    expect(within('ATOT')).toBeLessThan(58);
  });
});
