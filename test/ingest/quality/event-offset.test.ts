import { describe, expect, it } from 'vitest';
import type { NdjsonLine } from '../../../server/contract/lines.ts';
import { eventOffset } from '../../../server/ingest/quality/event-offset.ts';
import { QualityTally } from '../../../server/ingest/quality/quality-tally.ts';
import { Stops } from '../../../server/ingest/quality/stops.ts';
import { AIRPORT, at, finding, position, qualityOf, START } from './made-lines.ts';

const airportId = AIRPORT;

/** A vehicle that stops at irregular times, with a task at each stop that is told some seconds after. */
function work(
  vehicleId: string,
  seed: number,
  clock: number,
  delay = (n: number) => (n * 7) % 20,
): NdjsonLine[] {
  const lines: NdjsonLine[] = [];
  let [second, east] = [0, 0];
  for (let stop = 0; stop < 12; stop++) {
    for (let moving = 0; moving < 30; moving++, east += 5)
      lines.push(position(vehicleId, second++, [east, 0]));
    const taskId = `${vehicleId}-${stop}`;
    const task = { kind: 'task_update', airportId, taskId } as const;
    lines.push({ ...task, vehicleId, status: 'accepted', time: at(second - 20 + clock) });
    lines.push({ ...task, status: 'on_position', time: at(second + delay(stop + seed) + clock) });
    const stands = 60 + ((stop * 37 + seed * 91) % 140);
    for (let standing = 0; standing < stands; standing++)
      lines.push(position(vehicleId, second++, [east, 0]));
  }
  return lines;
}

const offsetOf = (clock: number) =>
  finding(
    qualityOf([...work('A', 1, clock), ...work('B', 2, clock), ...work('C', 3, clock)]),
    'event_offset',
  );

describe('arrivals that tasks tell of', () => {
  it.each([200, -300, 845])('%i s after the stops of their vehicles are found to be so', clock => {
    const found = offsetOf(clock);
    expect(found).toMatchObject({ severity: 'warning', count: 1, cause: null });
    const [example] = found?.examples ?? [];
    expect(example?.seconds).toBeGreaterThan(clock - 3);
    expect(example?.seconds).toBeLessThan(clock + 22);
    expect(example?.fixes).toBeGreaterThan(25);
    expect(example?.margin).toBeLessThan(10);
  });

  it('may come a while after, and know a time zone', () => {
    expect(offsetOf(0)).toBeUndefined();
    expect(offsetOf(60)).toBeUndefined();
    expect(offsetOf(7200)?.cause).toBe('time_zone');
  });

  it('are held against positions of another file of the same import', () => {
    const lines = [...work('A', 1, 400), ...work('B', 2, 400)];
    const total = new QualityTally(Date.parse(at(1e5)));
    for (const kind of ['vehicle_update', 'task_update']) {
      const own = new QualityTally(Date.parse(at(1e5)));
      for (const line of lines) if (line.kind === kind) own.line(line);
      expect(finding(own.quality([]), 'event_offset')).toBeUndefined();
      total.absorb(own);
    }
    expect(finding(total.quality([]), 'event_offset')?.examples[0]?.seconds).toBeGreaterThan(390);
  });
});

describe('eventOffset', () => {
  it('says nothing of few events, or where no distance is the common one', () => {
    expect(eventOffset([])).toBeUndefined();
    expect(eventOffset([{ events: [0, 1000], stops: [0, 1000] }])).toBeUndefined();
    const scattered = Array.from({ length: 40 }, (_, n) => ({
      events: [(n * n * 7919) % 9_000_000],
      stops: [0],
    }));
    expect(eventOffset(scattered)).toBeUndefined();
  });

  it('does without those that do not fit', () => {
    const fitting = Array.from({ length: 20 }, (_, n) => ({ events: [n * 1e6 + 50_000], stops: [n * 1e6] }));
    const others = Array.from({ length: 15 }, (_, n) => ({ events: [(n + 2) * (n + 5) * 3e5], stops: [0] }));
    expect(eventOffset([...fitting, ...others])?.seconds).toBe(50);
  });
});

describe('Stops', () => {
  const stopsOf = (fixes: [second: number, east: number][]) => {
    const stops = new Stops();
    for (const [second, east] of fixes) stops.add(START + second * 1000, east, 0);
    return stops.times.map(time => (time - START) / 1000);
  };

  it('are where a vehicle that came stays for 20 s, from when it came', () => {
    const coming: [number, number][] = Array.from({ length: 10 }, (_, n) => [n, n * 15]);
    const staying: [number, number][] = Array.from({ length: 30 }, (_, n) => [10 + n, 137 + (n % 3)]);
    expect(stopsOf([...coming, ...staying])).toEqual([9]);
    expect(stopsOf([...coming, ...staying.slice(0, 15)])).toEqual([]);
    expect(stopsOf(staying)).toEqual([]);
  });

  it('are not told where a gap hides when it came', () => {
    const staying: [number, number][] = Array.from({ length: 40 }, (_, n) => [100 + n, 500]);
    expect(stopsOf([[0, 0], [1, 20], [2, 40], ...staying])).toEqual([]);
  });
});
