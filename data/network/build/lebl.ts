import { offset, type Position } from '../../../server/ingest/geodesy.ts';
import type { Depot } from '../network.ts';
import type { LocalKnowledge } from './network-of-map.ts';

const words = (text: string) => text.trim().split(/\s+/);

/** Stands in use: painted ways lead to and from all runways, and none overlaps with a neighbour. */
const T1_PIER = words(`
  200 202 204 206 208 210 212 214 218 220 224 226 228 230 232 234 236 240 242 244 248 250 252 254 256 258 260 262 264
  266 268 270 272 274 276 278 280 282 284 286 288 290 292 294 296
`);
const T1_REMOTE = words('302 310 312 314 332 334 340 342 410 412 414 421');
const T2_PIER = words('A1 A3 B1 B2 B3 B4 B5 B6 C1 C3 C4 C5 C6 D1 D2 D6 E1 E3 E4 E5 E6');
const T2_REMOTE = words('61 62 65 66 69 91 92 93 101 102 111 112 22 23 24 25 26 27 33 34 35 36');

const stands = (names: readonly string[], area: string, remote: boolean) =>
  names.map(name => ({ name, area, remote }));

/** The apron's grid: across the stands' rows, degrees. */
const GRID = 65.5;
/** Between parked vehicles side by side and one behind the other, metres. */
const COLUMN = 5;
const ROW = 14;

/** Bays side by side, in rows one behind the other around a middle, all looking the same way. */
function depot(
  name: string,
  area: string,
  middle: Position,
  heading: number,
  columns: number,
  rows: number,
): Depot {
  const bays = Array.from({ length: columns * rows }, (_, bay): Position => {
    const back = (Math.floor(bay / columns) - (rows - 1) / 2) * ROW;
    const right = ((bay % columns) - (columns - 1) / 2) * COLUMN;
    const [lon, lat] = offset(middle, heading, -back, right);
    return [Math.round(lon * 1e7) / 1e7, Math.round(lat * 1e7) / 1e7];
  });
  return { name, area, lon: middle[0], lat: middle[1], heading, bays };
}

/** Barcelona: which stands serve which terminal, where ground support equipment waits, and a link without paint. */
export const LEBL: LocalKnowledge = {
  stands: [
    ...stands(T1_PIER, 'T1', false),
    ...stands(T1_REMOTE, 'T1', true),
    ...stands(T2_PIER, 'T2', false),
    ...stands(T2_REMOTE, 'T2', true),
  ],
  depots: [
    depot('T1 north', 'T1', [2.078983, 41.293433], GRID, 14, 2),
    depot('T1 north-east', 'T1', [2.081541, 41.294311], GRID, 14, 2),
    depot('T1 south', 'T1', [2.08168, 41.28869], GRID, 12, 2),
    depot('T1 west', 'T1', [2.067777, 41.288157], GRID + 270, 12, 3),
    depot('T2 west', 'T2', [2.060305, 41.298574], GRID + 90, 12, 2),
    depot('T2 centre', 'T2', [2.065783, 41.299641], GRID + 90, 12, 2),
    depot('T2 east', 'T2', [2.083191, 41.304943], GRID, 12, 2),
  ],
  roads: [
    [
      [2.075865, 41.28987],
      [2.07622, 41.28934],
    ],
  ],
};
