import { describe, expect, it } from 'vitest';
import { toMs } from '../../../server/contract/time.ts';
import { SHIFT } from './first-shift.ts';

/** Minutes between two milestones or instants. */
const minutes = (from: string, to: string) => (toMs(to) - toMs(from)) / 60_000;

describe('tasks', () => {
  const byFlight = new Map<string, Map<string, { start: string; end: string }>>();
  for (const { flightId, attributes, actualStart, actualEnd, status } of SHIFT.tasks.values()) {
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
    for (const { taskId, taskType, flightId, actualStart, actualEnd, status } of SHIFT.tasks.values()) {
      const flight = SHIFT.flights.get(flightId ?? '');
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
    for (const { taskId, status, time, vehicleId } of SHIFT.taskUpdates) {
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
    expect(SHIFT.decisions.length).toBeGreaterThan(500);
    for (const { chosenVehicleId, candidates } of SHIFT.decisions) {
      expect(candidates?.length).toBeGreaterThan(0);
      expect(candidates?.length).toBeLessThanOrEqual(12);
      if (!chosenVehicleId) continue;
      const chosen = candidates?.find(({ vehicleId }) => vehicleId === chosenVehicleId);
      expect(chosen?.rejectedBecause).toBeNull();
    }
  });

  it('give reasons of several kinds for those not taken', () => {
    const reasons = SHIFT.decisions.flatMap(
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
    const manual = SHIFT.decisions.filter(({ source }) => source === 'manual');
    expect(manual.length).toBeGreaterThanOrEqual(8);
    expect(manual.length).toBeLessThanOrEqual(20);
    expect(SHIFT.taskUpdates.some(({ assignmentSource }) => assignmentSource === 'manual')).toBe(true);
  });
});

describe('troubles', () => {
  const told = (words: RegExp) => SHIFT.notifications.filter(({ message }) => words.test(message ?? ''));

  it('hold a late inbound with its knock-on', () => {
    const [late] = told(/late: EIBT moved/);
    expect(late?.flightId).toBeTruthy();
    expect(SHIFT.decisions.some(({ trigger }) => /^re-plan: EIBT moved/.test(trigger ?? ''))).toBe(true);
    expect(told(/TOBT moved \d+ min, EIBT moved/).length).toBeGreaterThan(0);
  });

  it('hold a stand change after landing, which moves the tasks', () => {
    const [change] = told(/stand changed .* docking guidance/);
    const stands = new Set(
      SHIFT.taskUpdates
        .filter(({ flightId, stand }) => flightId === change?.flightId && stand)
        .map(({ stand }) => stand),
    );
    expect(change).toBeTruthy();
    const landed = SHIFT.flights.get(change?.flightId ?? '')?.milestones?.ALDT ?? '';
    expect(minutes(landed, change?.time ?? '')).toBeGreaterThan(0);
    expect(minutes(landed, change?.time ?? '')).toBeLessThan(1);
    expect(stands.size).toBe(1);
    const moved = SHIFT.taskUpdates.filter(({ time, stand }) => time === change?.time && stand);
    expect(moved.length).toBeGreaterThan(8);
  });

  it('hold a tow tractor that breaks down in the middle of a pushback, which another one does', () => {
    const [breakdown] = told(/broken down/);
    const failed = SHIFT.tasks.get(breakdown?.taskId ?? '');
    expect(failed?.status).toBe('failed');
    const again = [...SHIFT.tasks.values()].find(
      ({ taskId, flightId, taskType }) =>
        flightId === failed?.flightId && taskType === 'pushback' && taskId !== failed?.taskId,
    );
    expect(again?.status).toBe('completed');
    expect(again?.vehicleId).not.toBe(failed?.vehicleId);
    expect(
      SHIFT.vehicleUpdates.some(
        ({ vehicleId, status }) => vehicleId === failed?.vehicleId && status === 'out_of_service',
      ),
    ).toBe(true);
  });

  it('hold a fuelling that misses its deadline and moves the target off-block time', () => {
    const [missed] = told(/fuelling .* misses its deadline/);
    const task = SHIFT.tasks.get(missed?.taskId ?? '');
    expect(task?.actualEnd && task.plannedEnd && task.actualEnd > task.plannedEnd).toBe(true);
    const flight = SHIFT.flights.get(missed?.flightId ?? '');
    expect(minutes(flight?.milestones?.SOBT ?? '', flight?.milestones?.TOBT ?? '')).toBeGreaterThan(5);
  });

  it('hold a queue for tow tractors, a vehicle out for charging and a refused assignment', () => {
    expect(told(/Queue for tow tractors/).length).toBeGreaterThan(0);
    expect(told(/out for charging/).length).toBeGreaterThan(0);
    expect(told(/refused/).length).toBeGreaterThan(0);
    expect(SHIFT.taskUpdates.some(({ status }) => status === 'rejected')).toBe(true);
  });
});
