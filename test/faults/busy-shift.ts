import { Random } from '../../data/shift/random.ts';
import { toIso } from '../../server/contract/time.ts';
import type { Line } from '../fidelity/recorded-state.ts';

export const AIRPORT = 'LEBL';
export const START_MS = Date.UTC(2020, 9, 2, 8);

export interface BusyShift {
  readonly seconds: number;
  /** Each reports once a second. */
  readonly vehicles: number;
  /** Each goes through its statuses within a minute or two, at any time of the shift. */
  readonly tasks: number;
  /** Characters of ballast in each vehicle's attributes, to make snapshots and ticks large. */
  readonly ballast?: number;
}

const STATUSES = ['planned', 'assigned', 'accepted', 'en_route', 'on_position', 'in_progress', 'completed'];
/** Two, three and four bytes of UTF-8, what JSON escapes, and both line separators that JSON does not. */
const NAMES = [
  'Ñandú',
  '机坪 7',
  '🛫 push',
  '"quoted" \\ back',
  'tab\tline\nend\r',
  '\u2028para\u2029',
  'plain',
];

/** A shift with much to tell each second, the same each time. */
export function busyShift({ seconds, vehicles, tasks, ballast = 0 }: BusyShift): Line[] {
  const random = new Random(7);
  const at = (second: number) => toIso(START_MS + Math.round(second * 1000));
  const line = (kind: string, fields: object): Line => ({ kind, airportId: AIRPORT, ...fields });
  const lines: Line[] = [
    line('airport', { name: 'Barcelona', timeZone: 'Europe/Madrid', lon: 2.078, lat: 41.297 }),
  ];
  for (let vehicle = 0; vehicle < vehicles; vehicle++) {
    const vehicleId = `V${vehicle}`;
    const callsign = `${NAMES[vehicle % NAMES.length]} ${vehicle}`;
    lines.push(line('vehicle', { vehicleId, vehicleType: random.pick(['bus', 'fuel_truck']), callsign }));
    const attributes = ballast > 0 ? { ballast: 'x'.repeat(ballast) } : { seat: vehicle };
    for (let second = 0; second < seconds; second++) {
      const place = { lon: 2 + second / 10_000, lat: 41 + vehicle / 1000, speed: random.integer(0, 9) };
      const status = random.chance(0.1) ? { status: random.pick(['idle', 'working', 'en_route']) } : {};
      const first = second === 0 ? { attributes } : {};
      const time = at(second + (vehicle % 50) / 50);
      lines.push(line('vehicle_update', { vehicleId, time, ...place, ...status, ...first }));
    }
  }
  for (let task = 0; task < tasks; task++) {
    const taskId = `T${task}`;
    const begun = random.between(0, seconds);
    const vehicleId = `V${random.integer(0, vehicles - 1)}`;
    STATUSES.forEach((status, step) => {
      const time = at(begun + step * random.between(1, 12));
      const first =
        step === 0 ? { taskType: 'fuelling', stand: `${task % 40}`, flightId: `F${task % 30}` } : {};
      lines.push(
        line('task_update', { taskId, time, status, ...first, ...(step === 1 ? { vehicleId } : {}) }),
      );
    });
    const candidates = [{ vehicleId, score: 1, etaSeconds: 60, distance: 300, rejectedBecause: null }];
    const trigger = random.pick(NAMES);
    lines.push(
      line('decision', { decisionId: `D${task}`, time: at(begun + 0.5), taskId, trigger, candidates }),
    );
  }
  for (let flight = 0; flight < 30; flight++) {
    const time = at(random.between(0, seconds));
    const callsign = random.pick(NAMES);
    lines.push(line('flight_update', { flightId: `F${flight}`, time, callsign, status: 'in_block' }));
  }
  for (let number = 0; number < seconds / 2; number++) {
    const fields = { time: at(number * 2 + random.next()), severity: 'info', message: random.pick(NAMES) };
    lines.push(line('notification', { notificationId: `N${number}`, ...fields }));
  }
  return lines;
}
