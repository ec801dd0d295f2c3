import { describe, expect, it } from 'vitest';
import { FLEET } from '../../../data/shift/ground-fleet.ts';
import { SHIFT } from './first-shift.ts';

describe('vehicles', () => {
  it('never drive faster than their kind may, by what they say and by where they are', () => {
    const limits = new Map(FLEET.map(({ vehicleType, speed }) => [vehicleType, speed]));
    for (const [vehicleId, { vehicleType }] of SHIFT.vehicles) {
      const limit = vehicleType === 'aircraft' ? 95 : (limits.get(vehicleType) ?? 0);
      const track = SHIFT.fixes.get(vehicleId) ?? [];
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
    for (const track of SHIFT.fixes.values()) {
      for (const { x, y } of track) farthest = Math.max(farthest, Math.hypot(x, y));
    }
    expect(farthest).toBeLessThan(8000);
  });

  it('report every second while they move, but for gaps of over a minute', () => {
    let [moving, gaps] = [0, 0];
    for (const [vehicleId, track] of SHIFT.fixes) {
      if (SHIFT.vehicles.get(vehicleId)?.vehicleType === 'aircraft') continue;
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
    for (const { vehicleId, taskId, status } of SHIFT.vehicleUpdates) {
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
    for (const { flightId, stand, status, milestones } of SHIFT.flights.values()) {
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
    for (const [vehicleId, track] of SHIFT.fixes) {
      if (SHIFT.vehicles.get(vehicleId)?.vehicleType !== 'aircraft') continue;
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
    for (const { flightId, status } of SHIFT.flightUpdates) {
      if (!status) continue;
      expect(order.indexOf(status)).toBeGreaterThanOrEqual(last.get(flightId) ?? 0);
      last.set(flightId, order.indexOf(status));
    }
    for (const { milestones } of SHIFT.flights.values()) {
      const happened = ['ALDT', 'AIBT', 'ASBT', 'ARDT', 'ASRT', 'ASAT', 'AOBT', 'ATOT'].flatMap(
        name => milestones?.[name] ?? [],
      );
      expect(happened).toEqual(happened.toSorted());
    }
  });
});
