import type { VehicleState } from '../../server/contract/records.ts';
import { toIso } from '../../server/contract/time.ts';

export const VEHICLES = 500;
export const START = Date.UTC(2026, 0, 10, 4);

const TYPES = ['bus', 'baggage_tractor', 'fuel_truck', 'tow_tractor', 'belt_loader'] as const;
const CIRCLE = Array.from({ length: 360 }, (_, degree) => {
  const angle = (degree * Math.PI) / 180;
  return { east: Math.round(Math.sin(angle) * 20_000), north: Math.round(Math.cos(angle) * 20_000) };
});

/**
 * Where a vehicle is at a second after {@link START}: on a circle of its own around a point of the apron, in steps of
 * one degree. Coordinates have seven decimals.
 */
export function positionOf(vehicle: number, second: number): VehicleState {
  const degree = (second * (1 + (vehicle % 3)) + vehicle * 7) % 360;
  const step = CIRCLE[degree] ?? { east: 0, north: 0 };
  return {
    vehicleId: `GSE-${vehicle}`,
    vehicleType: TYPES[vehicle % TYPES.length] ?? 'other',
    callsign: `Ground ${vehicle}`,
    time: toIso(START + second * 1000),
    lon: (20_784_000 + (vehicle % 25) * 10_007 + step.east) / 1e7,
    lat: (412_970_000 + Math.floor(vehicle / 25) * 10_007 + step.north) / 1e7,
    heading: (degree + 90) % 360,
    speed: (50 + (vehicle % 7)) / 10,
    status: 'en_route',
    taskId: null,
    flightId: null,
    attributes: null,
  };
}
