import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NdjsonLine } from '../../server/contract/lines.ts';
import { toIso } from '../../server/contract/time.ts';
import { importLines } from '../../server/ingest/import-lines.ts';
import { systemClock } from '../../server/replay/clock.ts';
import { openDatabase } from '../../server/store/database.ts';
import { recordingsInto } from '../../server/store/recording-import.ts';
import { START } from './ten-million.ts';

const MAP = join(import.meta.dirname, '..', '..', 'data', 'LEBL.geojson');
/** The box over Barcelona's aprons that the vehicles fill, degrees. */
const BOX = { west: 2.062, south: 41.285, width: 0.04, height: 0.02 };
const RADIUS_DEGREES = 0.0008;
const DEGREES_PER_SECOND = 5;
const TYPES = ['aircraft', 'bus', 'baggage_tractor', 'fuel_truck', 'tow_tractor', 'belt_loader'] as const;

/** A recording of vehicles that all move, at an airport of its own; a fix of each vehicle every so many seconds, by default 1. Where `lasts` is given, one vehicle is heard again after so many seconds, as the end of a shift. */
export interface MovingVehicles {
  readonly airportId: string;
  readonly vehicles: number;
  readonly seconds: number;
  readonly every?: number;
  readonly lasts?: number;
}

/** Makes a database of recordings, each over Barcelona's map: vehicles on circles with a fix each second. */
export async function recordMovingVehicles(
  path: string,
  recordings: readonly MovingVehicles[],
): Promise<void> {
  const map = JSON.parse(readFileSync(MAP, 'utf8'));
  const database = await openDatabase(path);
  for (const recording of recordings) {
    const { airportId, vehicles, seconds, every = 1 } = recording;
    await importLines(
      {
        source: { name: airportId, sha256: airportId, format: 'generated' },
        lines: linesOf(recording),
        expected: (vehicles * seconds) / every,
        maps: [{ airportId, map }],
      },
      { begin: recordingsInto(database, systemClock) },
    );
  }
  database.close();
}

function* linesOf({ airportId, vehicles, seconds, every = 1, lasts }: MovingVehicles): Generator<NdjsonLine> {
  yield { kind: 'airport', airportId, name: airportId, timeZone: 'Europe/Madrid', lon: 2.078, lat: 41.297 };
  const columns = Math.ceil(Math.sqrt(vehicles * 2));
  const rows = Math.ceil(vehicles / columns);
  const fix = (second: number, vehicle: number): NdjsonLine => {
    const degree = (second * DEGREES_PER_SECOND + vehicle * 37) % 360;
    const angle = (degree * Math.PI) / 180;
    const column = vehicle % columns;
    const row = Math.floor(vehicle / columns);
    return {
      kind: 'vehicle_update',
      airportId,
      vehicleId: `GSE-${vehicle}`,
      vehicleType: TYPES[vehicle % TYPES.length] ?? 'other',
      callsign: `Ground ${vehicle}`,
      // Spread over the second, as vehicles report.
      time: toIso(START + second * 1000 + (vehicle % 50) * 20),
      lon: rounded(BOX.west + (BOX.width * column) / columns + Math.sin(angle) * RADIUS_DEGREES * 1.33),
      lat: rounded(BOX.south + (BOX.height * row) / rows + Math.cos(angle) * RADIUS_DEGREES),
      heading: (degree + 90) % 360,
      speed: 7.8,
      status: 'en_route',
    };
  };
  for (let second = 0; second <= seconds; second += every) {
    for (let vehicle = 0; vehicle < vehicles; vehicle++) yield fix(second, vehicle);
  }
  if (lasts !== undefined) yield fix(lasts, 0);
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}
