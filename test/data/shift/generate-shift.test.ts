import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { loadNetwork } from '../../../data/network/network.ts';
import { generateShift } from '../../../data/shift/generate-shift.ts';
import { FLEET } from '../../../data/shift/ground-fleet.ts';
import { ndjsonLine } from '../../../server/contract/lines.ts';
import { toMs } from '../../../server/contract/time.ts';
import { finding, qualityOf } from '../../ingest/quality/made-lines.ts';
import { recordShift } from './recorded-shift.ts';

const shift = recordShift(1);
const digest = (lines: Iterable<unknown>) => {
  const hash = createHash('sha256');
  for (const line of lines) hash.update(JSON.stringify(line));
  return hash.digest('hex');
};

/** Minutes between two milestones or instants. */
const minutes = (from: string, to: string) => (toMs(to) - toMs(from)) / 60_000;

const countBy = (items: Iterable<string | null | undefined>) => {
  const counts: Record<string, number> = {};
  for (const item of items) counts[`${item}`] = (counts[`${item}`] ?? 0) + 1;
  return counts;
};

describe('the lines of a shift', () => {
  it('are the same for the same seed, and others for another', () => {
    const again = generateShift({ seed: 1, network: loadNetwork('LEBL') });
    expect(digest(again)).toBe(digest(shift.lines));
    const other = generateShift({ seed: 2, network: loadNetwork('LEBL') });
    expect(digest(other.take(1000))).not.toBe(digest(shift.lines.slice(0, 1000)));
  });

  it('each pass the native format, and nothing in them is unknown to it', () => {
    const broken = shift.lines.filter(line => !ndjsonLine.safeParse(line).success);
    expect(broken).toEqual([]);
  });

  it('come in the order of time, between 05:00 and 09:00 UTC', () => {
    const times = shift.lines.flatMap(line => ('time' in line ? [`${line.time}`] : []));
    expect(times).toEqual(times.toSorted());
    expect(times[0]).toBe('2026-03-14T05:00:00.000Z');
    expect(times.at(-1)?.slice(0, 16)).toMatch(/T08:59|T09:00/);
  });

  it('are as many as a first start can import', () => {
    expect(shift.lines.length).toBeGreaterThan(300_000);
    expect(shift.lines.length).toBeLessThan(700_000);
  });

  it('show an import nothing amiss but the gaps that they are made with', () => {
    const quality = qualityOf(shift.lines, { now: Date.UTC(2026, 2, 15) });
    expect(quality.findings.map(({ kind }) => kind)).toEqual(['gap']);
    const told = new Map<string, number>();
    let gaps = 0;
    for (const line of shift.lines) {
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
    expect(shift.flights.size).toBeGreaterThan(80);
    expect(shift.flights.size).toBeLessThan(100);
    const types = countBy([...shift.vehicles.values()].map(({ vehicleType }) => vehicleType));
    const { aircraft, ...ground } = types;
    expect(Object.values(ground).reduce((sum, count) => sum + count, 0)).toBe(120);
    expect(Object.keys(ground).toSorted()).toEqual(FLEET.map(({ vehicleType }) => vehicleType).toSorted());
    expect(aircraft).toBeGreaterThan(60);
    expect(shift.tasks.size).toBeGreaterThan(1000);
  });

  it('has about 12 landings and 10 take-offs an hour', () => {
    const within = (name: string) =>
      [...shift.flights.values()].filter(({ milestones }) => (milestones?.[name] ?? '') >= '2026-03-14T05')
        .length;
    expect(within('ALDT')).toBeGreaterThan(40);
    expect(within('ALDT')).toBeLessThan(58);
    expect(within('ATOT')).toBeGreaterThan(34);
    expect(within('ATOT')).toBeLessThan(58);
  });
});

describe('vehicles', () => {
  it('never drive faster than their kind may, by what they say and by where they are', () => {
    const limits = new Map(FLEET.map(({ vehicleType, speed }) => [vehicleType, speed]));
    for (const [vehicleId, { vehicleType }] of shift.vehicles) {
      const limit = vehicleType === 'aircraft' ? 95 : (limits.get(vehicleType) ?? 0);
      const track = shift.fixes.get(vehicleId) ?? [];
      for (const [index, fix] of track.entries()) {
        expect(fix.speed).toBeLessThanOrEqual(limit + 0.01);
        const before = track[index - 1];
        if (!before) continue;
        const metres = Math.hypot(fix.x - before.x, fix.y - before.y);
        if (metres > (limit + 0.5) * (fix.time - before.time) + 3) {
          expect.fail(`${vehicleId} jumps ${metres} m at ${new Date(fix.time * 1000).toISOString()}`);
        }
      }
    }
  });

  it('stay within 8 km of the airport', () => {
    let farthest = 0;
    for (const track of shift.fixes.values()) {
      for (const { x, y } of track) farthest = Math.max(farthest, Math.hypot(x, y));
    }
    expect(farthest).toBeLessThan(8000);
  });

  it('report every second while they move, but for gaps of over a minute', () => {
    let [moving, gaps] = [0, 0];
    for (const [vehicleId, track] of shift.fixes) {
      if (shift.vehicles.get(vehicleId)?.vehicleType === 'aircraft') continue;
      for (const [index, { time, speed }] of track.entries()) {
        const wait = (track[index + 1]?.time ?? time) - time;
        if (wait > 60) gaps++;
        else if (speed > 0.5) {
          moving++;
          expect(wait).toBeLessThanOrEqual(1.001);
        } else expect(wait).toBeLessThanOrEqual(30.001);
      }
    }
    expect(moving).toBeGreaterThan(100_000);
    expect(gaps).toBeGreaterThan(50);
  });

  it('carry the task that they are on, and none when it is over', () => {
    const carried = new Map<string, string>();
    for (const { vehicleId, taskId, status } of shift.vehicleUpdates) {
      if (taskId) carried.set(vehicleId, taskId);
      if (taskId === null) carried.delete(vehicleId);
      if (status === 'working') expect(carried.has(vehicleId)).toBe(true);
      if (status === 'charging' || status === 'out_of_service') expect(carried.has(vehicleId)).toBe(false);
    }
  });
});

describe('aircraft', () => {
  it('never share a stand', () => {
    const stays = new Map<string, { from: string; to: string; flightId: string }[]>();
    for (const { flightId, stand, status, milestones } of shift.flights.values()) {
      if (status === 'scheduled' || status === 'approach' || !stand) continue;
      const from = milestones?.AIBT ?? (milestones?.SIBT ? undefined : '2026-03-14T00:00');
      if (!from) continue;
      const list = stays.get(stand) ?? [];
      list.push({ from, to: milestones?.AOBT ?? '9999', flightId });
      stays.set(stand, list);
    }
    expect(stays.size).toBeGreaterThan(30);
    for (const list of stays.values()) {
      const sorted = list.toSorted((a, b) => (a.from < b.from ? -1 : 1));
      for (const [index, stay] of sorted.entries()) {
        const next = sorted[index + 1];
        if (next) expect(next.from > stay.to, `${stay.flightId} and ${next.flightId}`).toBe(true);
      }
    }
  });

  it('never come near each other on the taxiways', () => {
    const bySecond = new Map<number, { vehicleId: string; x: number; y: number }[]>();
    for (const [vehicleId, track] of shift.fixes) {
      if (shift.vehicles.get(vehicleId)?.vehicleType !== 'aircraft') continue;
      for (const { time, x, y, speed } of track) {
        if (speed < 0.3 || speed > 20) continue;
        const second = Math.floor(time);
        bySecond.set(second, [...(bySecond.get(second) ?? []), { vehicleId, x, y }]);
      }
    }
    let nearest = Number.POSITIVE_INFINITY;
    for (const places of bySecond.values()) {
      for (const [index, a] of places.entries()) {
        for (const b of places.slice(index + 1)) {
          if (a.vehicleId !== b.vehicleId) nearest = Math.min(nearest, Math.hypot(a.x - b.x, a.y - b.y));
        }
      }
    }
    expect(nearest).toBeGreaterThan(40);
    expect(nearest).toBeLessThan(500);
  });

  it('pass their statuses and milestones in order', () => {
    const order = [
      'scheduled',
      'approach',
      'landed',
      'taxi_in',
      'in_block',
      'boarding',
      'off_block',
      'taxi_out',
      'departed',
    ];
    const last = new Map<string, number>();
    for (const { flightId, status } of shift.flightUpdates) {
      if (!status) continue;
      expect(order.indexOf(status)).toBeGreaterThanOrEqual(last.get(flightId) ?? 0);
      last.set(flightId, order.indexOf(status));
    }
    for (const { milestones } of shift.flights.values()) {
      const happened = ['ALDT', 'AIBT', 'ASBT', 'ARDT', 'ASRT', 'ASAT', 'AOBT', 'ATOT'].flatMap(
        name => milestones?.[name] ?? [],
      );
      expect(happened).toEqual(happened.toSorted());
    }
  });
});

describe('tasks', () => {
  const byFlight = new Map<string, Map<string, { start: string; end: string }>>();
  for (const { flightId, attributes, actualStart, actualEnd, status } of shift.tasks.values()) {
    if (!flightId || !actualStart || !actualEnd || status !== 'completed') continue;
    const steps = byFlight.get(flightId) ?? new Map<string, { start: string; end: string }>();
    steps.set(`${attributes?.step}`, { start: actualStart, end: actualEnd });
    byFlight.set(flightId, steps);
  }

  it('keep the order of the turnaround', () => {
    const pairs = [
      ['deboarding', 'fuelling'],
      ['deboarding', 'cleaning'],
      ['deboarding', 'catering'],
      ['cleaning', 'boarding'],
      ['catering', 'boarding'],
      ['fuelling', 'boarding'],
      ['water', 'lavatory'],
      ['unloading_rear', 'loading_rear'],
      ['boarding', 'pushback'],
      ['loading_rear', 'pushback'],
    ] as const;
    let compared = 0;
    for (const steps of byFlight.values()) {
      for (const [first, second] of pairs) {
        const [a, b] = [steps.get(first), steps.get(second)];
        if (!a || !b) continue;
        compared++;
        expect(b.start >= a.end).toBe(true);
      }
    }
    expect(compared).toBeGreaterThan(300);
  });

  it('take what such steps take on a narrow-body', () => {
    const ranges: Record<string, readonly [number, number]> = {
      deboarding: [5, 10],
      cleaning: [10, 15],
      catering: [10, 20],
      fuelling: [10, 20],
      unloading: [15, 36],
      loading: [15, 36],
      boarding: [15, 25],
      water: [5, 10],
      lavatory: [5, 10],
      pushback: [5, 8],
    };
    const outside: string[] = [];
    for (const { taskId, taskType, flightId, actualStart, actualEnd, status } of shift.tasks.values()) {
      const flight = shift.flights.get(flightId ?? '');
      const range = ranges[taskType ?? ''];
      if (status !== 'completed' || !range || !actualStart || !actualEnd) continue;
      if (flight?.aircraftType === 'A333' || flight?.aircraftType === 'B789') continue;
      const took = minutes(actualStart, actualEnd);
      if (took < range[0] - 0.02 || took > range[1] + 0.02) outside.push(`${taskId} ${taskType} ${took}`);
    }
    expect(outside.filter(text => !text.includes('fuelling'))).toEqual([]);
    expect(outside.length).toBeLessThanOrEqual(1);
  });

  it('are never two at once on one vehicle', () => {
    const spans = new Map<string, { from: string; to: string }[]>();
    const begun = new Map<string, string>();
    for (const { taskId, status, time, vehicleId } of shift.taskUpdates) {
      if (status === 'en_route' && vehicleId && !begun.has(taskId)) begun.set(taskId, time);
      const from = begun.get(taskId);
      if (from && vehicleId && (status === 'completed' || status === 'failed')) {
        spans.set(vehicleId, [...(spans.get(vehicleId) ?? []), { from, to: time }]);
      }
    }
    expect(spans.size).toBeGreaterThan(80);
    for (const [vehicleId, list] of spans) {
      const sorted = list.toSorted((a, b) => (a.from < b.from ? -1 : 1));
      for (const [index, { to }] of sorted.entries()) {
        const next = sorted[index + 1];
        if (next) expect(next.from >= to, vehicleId).toBe(true);
      }
    }
  });
});

describe('decisions', () => {
  it('are many, and choose only candidates that nothing speaks against', () => {
    expect(shift.decisions.length).toBeGreaterThan(500);
    for (const { chosenVehicleId, candidates } of shift.decisions) {
      expect(candidates?.length).toBeGreaterThan(0);
      expect(candidates?.length).toBeLessThanOrEqual(12);
      if (!chosenVehicleId) continue;
      const chosen = candidates?.find(({ vehicleId }) => vehicleId === chosenVehicleId);
      expect(chosen?.rejectedBecause).toBeNull();
    }
  });

  it('give reasons of several kinds for those not taken', () => {
    const reasons = shift.decisions.flatMap(
      ({ candidates }) => candidates?.flatMap(({ rejectedBecause }) => rejectedBecause ?? []) ?? [],
    );
    for (const kind of ['busy with T-', 'too far', 'low energy', 'out of service', 'charging', 'refused']) {
      expect(
        reasons.some(reason => reason.includes(kind)),
        kind,
      ).toBe(true);
    }
  });

  it('are overridden by hand about a dozen times', () => {
    const manual = shift.decisions.filter(({ source }) => source === 'manual');
    expect(manual.length).toBeGreaterThanOrEqual(8);
    expect(manual.length).toBeLessThanOrEqual(20);
    expect(shift.taskUpdates.some(({ assignmentSource }) => assignmentSource === 'manual')).toBe(true);
  });
});

describe('troubles', () => {
  const told = (words: RegExp) => shift.notifications.filter(({ message }) => words.test(message ?? ''));

  it('hold a late inbound with its knock-on', () => {
    const [late] = told(/late: EIBT moved/);
    expect(late?.flightId).toBeTruthy();
    expect(shift.decisions.some(({ trigger }) => /^re-plan: EIBT moved/.test(trigger ?? ''))).toBe(true);
    expect(told(/TOBT moved \d+ min, EIBT moved/).length).toBeGreaterThan(0);
  });

  it('hold a stand change after landing, which moves the tasks', () => {
    const [change] = told(/stand changed .* docking guidance/);
    const stands = new Set(
      shift.taskUpdates
        .filter(({ flightId, stand }) => flightId === change?.flightId && stand)
        .map(({ stand }) => stand),
    );
    expect(change).toBeTruthy();
    const landed = shift.flights.get(change?.flightId ?? '')?.milestones?.ALDT ?? '';
    expect(minutes(landed, change?.time ?? '')).toBeGreaterThan(0);
    expect(minutes(landed, change?.time ?? '')).toBeLessThan(1);
    expect(stands.size).toBe(1);
    const moved = shift.taskUpdates.filter(({ time, stand }) => time === change?.time && stand);
    expect(moved.length).toBeGreaterThan(8);
  });

  it('hold a tow tractor that breaks down in the middle of a pushback, which another one does', () => {
    const [breakdown] = told(/broken down/);
    const failed = shift.tasks.get(breakdown?.taskId ?? '');
    expect(failed?.status).toBe('failed');
    const again = [...shift.tasks.values()].find(
      ({ taskId, flightId, taskType }) =>
        flightId === failed?.flightId && taskType === 'pushback' && taskId !== failed?.taskId,
    );
    expect(again?.status).toBe('completed');
    expect(again?.vehicleId).not.toBe(failed?.vehicleId);
    expect(
      shift.vehicleUpdates.some(
        ({ vehicleId, status }) => vehicleId === failed?.vehicleId && status === 'out_of_service',
      ),
    ).toBe(true);
  });

  it('hold a fuelling that misses its deadline and moves the target off-block time', () => {
    const [missed] = told(/fuelling .* misses its deadline/);
    const task = shift.tasks.get(missed?.taskId ?? '');
    expect(task?.actualEnd && task.plannedEnd && task.actualEnd > task.plannedEnd).toBe(true);
    const flight = shift.flights.get(missed?.flightId ?? '');
    expect(minutes(flight?.milestones?.SOBT ?? '', flight?.milestones?.TOBT ?? '')).toBeGreaterThan(5);
  });

  it('hold a queue for tow tractors, a vehicle out for charging and a refused assignment', () => {
    expect(told(/Queue for tow tractors/).length).toBeGreaterThan(0);
    expect(told(/out for charging/).length).toBeGreaterThan(0);
    expect(told(/refused/).length).toBeGreaterThan(0);
    expect(shift.taskUpdates.some(({ status }) => status === 'rejected')).toBe(true);
  });
});
