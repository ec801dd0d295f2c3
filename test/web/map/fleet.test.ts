import { describe, expect, test } from 'vitest';
import type { VehicleState } from '../../../server/contract/records.ts';
import { Fleet } from '../../../web/map/fleet.ts';
import { GLYPHED } from '../../../web/map/glyphs.ts';
import { PLATES } from '../../../web/map/marks.ts';
import { SILHOUETTES } from '../../../web/map/silhouette.ts';
import { rgb, STATUS_COLORS } from '../../../web/map/status-colors.ts';
import { vehicle } from '../entities.ts';

const START = Date.UTC(2020, 9, 2, 8);
const ORIGIN = { lon: 2, lat: 41 };
const PLAYING = { speed: 1, jump: false };

/** A bus at work, told so many seconds after the start. */
const bus = (vehicleId: string, over: Partial<VehicleState> = {}, seconds = 0) =>
  vehicle(vehicleId, {
    vehicleType: 'bus',
    time: new Date(START + seconds * 1000).toISOString(),
    heading: 0,
    speed: 5,
    status: 'working',
    ...over,
  });

function shown(fleet: Fleet, vehicleId: string): [number, number] {
  const row = fleet.rowOf(vehicleId) ?? Number.NaN;
  return [fleet.motions.shown[2 * row] ?? Number.NaN, fleet.motions.shown[2 * row + 1] ?? Number.NaN];
}

describe('fleet', () => {
  test('draws a new vehicle where it is, by its type and status', () => {
    const fleet = new Fleet(ORIGIN);
    fleet.update([bus('A', { lon: 2.5 })], PLAYING);
    fleet.advance(0, START);
    expect(shown(fleet, 'A')).toEqual([0.5, 0]);
    expect(SILHOUETTES[fleet.silhouette[0] ?? -1]).toBe('bus');
    expect([...fleet.color.slice(0, 4)]).toEqual([...rgb(STATUS_COLORS.working), 255]);
    expect(fleet.length[0]).toBe(14);
  });

  test('moves on while playing and jumps where positions are not one movement', () => {
    const fleet = new Fleet(ORIGIN);
    fleet.update([bus('A')], PLAYING);
    fleet.update([bus('A', { lon: 3 }, 1)], PLAYING);
    fleet.advance(100, START + 1000);
    expect(shown(fleet, 'A')[0]).toBeCloseTo(100 / 1060, 5);
    fleet.update([bus('A', { lon: 2.25 }, 5)], { speed: 1, jump: true });
    expect(shown(fleet, 'A')[0]).toBe(0.25);
  });

  test('drops who is no longer held, and the others keep what is theirs', () => {
    const fleet = new Fleet(ORIGIN);
    const b = bus('B', { lon: 2.5, status: 'idle', vehicleType: 'fuel_truck' });
    const c = bus('C', { lon: 2.75, status: 'charging', vehicleType: 'police' });
    fleet.update([bus('A'), b, c], PLAYING);
    const { looked } = fleet;
    fleet.update([c, b], PLAYING);
    expect(fleet.count).toBe(2);
    expect(fleet.rowOf('A')).toBeUndefined();
    expect(fleet.looked).toBeGreaterThan(looked);
    expect([shown(fleet, 'B')[0], shown(fleet, 'C')[0]]).toEqual([0.5, 0.75]);
    const row = fleet.rowOf('C') ?? -1;
    expect(fleet.vehicles[row]).toBe(c);
    expect(SILHOUETTES[fleet.silhouette[row] ?? -1]).toBe('emergency');
    expect([...fleet.color.slice(4 * row, 4 * row + 3)]).toEqual([...rgb(STATUS_COLORS.charging)]);
    fleet.update([], PLAYING);
    expect(fleet.count).toBe(0);
  });

  test('keeps its looks while only positions change', () => {
    const fleet = new Fleet(ORIGIN);
    fleet.update([bus('A')], PLAYING);
    const { looked } = fleet;
    fleet.update([bus('A', { lon: 2.1 }, 1)], PLAYING);
    expect(fleet.looked).toBe(looked);
    fleet.update([bus('A', { vehicleType: 'deicer' }, 2)], PLAYING);
    expect(fleet.looked).toBeGreaterThan(looked);
  });

  test('fades the silent, wholly those that flew away', () => {
    const fleet = new Fleet(ORIGIN);
    fleet.update([bus('A'), bus('B', { speed: 70 })], PLAYING);
    fleet.advance(0, START + 3_600_000);
    expect([fleet.color[3], fleet.color[7]]).toEqual([77, 0]);
  });

  test('marks the status and the type, and flags a late task until it is on time again', () => {
    const fleet = new Fleet(ORIGIN);
    fleet.update([bus('A', { taskId: 'T' }), bus('B', { status: 'returning' })], PLAYING);
    const row = (fleet.rowOf('B') ?? -1) * 4;
    expect([...fleet.badge.slice(row, row + 4)]).toEqual([
      GLYPHED.indexOf('bus'),
      PLATES.indexOf('hollow'),
      1,
      0,
    ]);
    const { looked } = fleet;
    fleet.flagLate(() => true);
    expect([fleet.badge[3], fleet.badge[7]]).toEqual([1, 0]);
    expect(fleet.looked).toBeGreaterThan(looked);
    fleet.flagLate(() => false);
    expect(fleet.badge[3]).toBe(0);
  });

  test('tells what is to be sent anew', () => {
    const fleet = new Fleet(ORIGIN);
    fleet.update([bus('A')], PLAYING);
    fleet.advance(0, START);
    const before = [fleet.moved, fleet.coloured, fleet.looked];
    fleet.advance(0, START + 10_000);
    expect([fleet.moved, fleet.coloured, fleet.looked]).toEqual(before);
    fleet.advance(0, START + 40_000);
    expect(fleet.coloured).toBeGreaterThan(before[1] ?? 0);
    fleet.advance(1, START + 40_000);
    expect(fleet.moved).toBeGreaterThan(before[0] ?? 0);
  });

  test('grows beyond its first size without losing anybody', () => {
    const fleet = new Fleet(ORIGIN);
    const many = Array.from({ length: 300 }, (_, i) => bus(`V${i}`, { lon: 2 + i / 1024 }));
    fleet.update(many, PLAYING);
    expect(fleet.count).toBe(300);
    for (const i of [0, 63, 64, 299]) expect(shown(fleet, `V${i}`)[0]).toBe(i / 1024);
  });
});
