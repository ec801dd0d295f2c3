import type { z } from 'zod';
import type { vehicleUpdateLine } from '../../../contract/lines.ts';

type VehicleUpdateLine = z.infer<typeof vehicleUpdateLine>;

const MAX_IDENTIFIER_LENGTH = 200;
const AIRPORT = /^[A-Z0-9]{3,8}$/;

/**
 * Whether a vehicle's update, made from cells by the readers of its fields, is as the contract has it: what the schema
 * finds of it, at a hundredth of the cost. Words of types and statuses and the time are sound by how they were read.
 */
export function isSoundPosition(line: Readonly<Record<string, unknown>>): line is VehicleUpdateLine {
  if (line.attributes !== undefined) return false;
  const { airportId, vehicleId, lon, lat, heading, speed, callsign, taskId, flightId } = line;
  return (
    typeof airportId === 'string' &&
    AIRPORT.test(airportId) &&
    isIdentifier(vehicleId) &&
    typeof lon === 'number' &&
    lon >= -180 &&
    lon <= 180 &&
    typeof lat === 'number' &&
    lat >= -90 &&
    lat <= 90 &&
    typeof line.time === 'string' &&
    (heading === undefined || (typeof heading === 'number' && heading >= 0 && heading < 360)) &&
    (speed === undefined || (typeof speed === 'number' && speed >= 0 && speed <= Number.MAX_VALUE)) &&
    (callsign === undefined || typeof callsign === 'string') &&
    (taskId === undefined || isIdentifier(taskId)) &&
    (flightId === undefined || isIdentifier(flightId))
  );
}

function isIdentifier(value: unknown): boolean {
  return typeof value === 'string' && value.length > 0 && value.length <= MAX_IDENTIFIER_LENGTH;
}
