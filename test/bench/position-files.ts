import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { VehicleState } from '../../server/contract/records.ts';
import { BENCH_AIRPORT, positionOf, VEHICLES } from './ten-million.ts';

const LINES_PER_WRITE = 10_000;

export interface PositionFile {
  readonly format: 'ndjson' | 'csv';
  readonly path: string;
  readonly bytes: number;
}

/** Writes `positions.ndjson` or `positions.csv` into a folder: 1 Hz positions in order of time. */
export function writePositions(folder: string, format: PositionFile['format'], rows: number): PositionFile {
  const path = join(folder, `positions.${format}`);
  const file = openSync(path, 'w');
  if (format === 'csv') writeSync(file, 'time,vehicle_id,vehicle_type,callsign,lon,lat,heading,speed_mps\n');
  let text = '';
  for (let row = 0; row < rows; row++) {
    const position = positionOf(row % VEHICLES, Math.floor(row / VEHICLES));
    text += `${format === 'csv' ? csvLine(position) : ndjsonLine(position)}\n`;
    if ((row + 1) % LINES_PER_WRITE > 0 && row + 1 < rows) continue;
    writeSync(file, text);
    text = '';
  }
  closeSync(file);
  return { format, path, bytes: statSync(path).size };
}

function ndjsonLine({
  vehicleId,
  vehicleType,
  callsign,
  time,
  lon,
  lat,
  heading,
  speed,
}: VehicleState): string {
  const fields = { vehicleId, time, vehicleType, callsign, lon, lat, heading, speed };
  return JSON.stringify({ kind: 'vehicle_update', airportId: BENCH_AIRPORT, ...fields });
}

function csvLine({ vehicleId, vehicleType, callsign, time, lon, lat, heading, speed }: VehicleState): string {
  return [time, vehicleId, vehicleType, callsign, lon, lat, heading, speed].join(',');
}
