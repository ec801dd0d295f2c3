import { describe, expect, it } from 'vitest';
import type { SurfaceTarget } from './encode/targets.ts';
import { bus, MORNING, readTargets as read } from './read-recording.ts';

describe('a record of a target', () => {
  it('makes a record of a report: address, callsign, place around the reference point, velocity, and the rest', async () => {
    const { lines } = await read([
      { ...bus, x: 1000, y: -500, track: 1571, items: { '300': [9], '131': [40] } },
    ]);
    expect(lines).toEqual([
      {
        kind: 'vehicle_update',
        airportId: 'LEBL',
        vehicleId: '3410d0',
        time: '2020-10-02T08:00:00.000Z',
        lon: 2.0903858,
        lat: 41.2925601,
        vehicleType: 'bus',
        callsign: 'H6',
        heading: 36.87,
        speed: 5,
        targetType: 'ground vehicle',
        sensor: '0.107',
        detection: 'Mode S multilateration',
        onGround: true,
        trackNumber: 1571,
        fleet: 'bus',
        amplitude: 40,
      },
    ]);
  });

  it.each<[string, SurfaceTarget, string | undefined]>([
    ['an aircraft', { kind: 1 }, 'aircraft'],
    ['a helicopter', { kind: 3 }, 'aircraft'],
    ['a ground vehicle', { kind: 2 }, 'other'],
    ['what is undetermined', { kind: 0 }, 'unknown'],
    ['a fire engine', { kind: 2, items: { '300': [3] } }, 'fire_truck'],
    ['a vehicle that scares birds', { kind: 2, items: { '300': [4] } }, 'other'],
    ['a vehicle of unknown fleet', { kind: 2, items: { '300': [0] } }, 'other'],
    ['a report that does not say', { items: { '020': [0x24] } }, undefined],
  ])('tells the type of %s', async (_, more, vehicleType) => {
    const { lines } = await read([{ ...bus, kind: 0, ...more }]);
    expect(lines[0]?.vehicleType).toBe(vehicleType);
  });

  it('does not forget what a target was once determined to be', async () => {
    const { lines } = await read([
      { ...bus, items: { '300': [9] } },
      { ...bus, kind: 0 },
      { ...bus, kind: 1 },
    ]);
    expect(lines.map(({ vehicleType, targetType }) => [vehicleType, targetType])).toEqual([
      ['bus', 'ground vehicle'],
      ['bus', undefined],
      ['aircraft', 'aircraft'],
    ]);
  });

  it('takes a flag back once it is told no more', async () => {
    const status = (...octets: number[]) => ({ ...bus, items: { '170': octets } });
    const { lines } = await read([status(0xb0), status(0x80), bus, status(0), status(0)]);
    const told = lines.map(line => [
      'trackInitialising' in line && line.trackInitialising,
      line.extrapolation,
    ]);
    expect(told).toEqual([
      [true, 'not detected'],
      [false, null],
      [false, undefined],
      [null, undefined],
      [false, undefined],
    ]);
  });

  it('writes attributes that stay as they are every ten seconds, and beside reports out of order', async () => {
    const { lines } = await read(
      [0, 1, 9, 10, 11, 5, 12, 13].map(second => ({ ...bus, seconds: MORNING + second })),
    );
    expect(lines.map(line => 'detection' in line)).toEqual([
      true,
      false,
      false,
      true,
      false,
      true,
      true,
      false,
    ]);
  });

  it('tells no heading of what stands', async () => {
    const [line] = (await read([{ ...bus, vx: 0.25, vy: 0.25 }])).lines;
    expect(line).toMatchObject({ speed: 0.35 });
    expect(line).not.toHaveProperty('heading');
  });
});
