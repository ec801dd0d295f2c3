import type { NdjsonLine } from '../../server/contract/lines.ts';
import { toIso, toMs } from '../../server/contract/time.ts';

export const START = '2020-10-02T08:00:00.000Z';
export const END = '2020-10-02T08:10:00.000Z';
const START_MS = toMs(START);

/** The instant so many seconds into the sample. */
export const at = (seconds: number) => toIso(START_MS + seconds * 1000);

const airportId = 'LEBL';

/** The whole sample at LEBL, as a session is opened over it. */
export const RANGE = { airportId, startTime: START, endTime: END };
/** Opens that as a private session, paused. */
export const PAUSED_QUERY = `?${new URLSearchParams({ ...RANGE, paused: 'true' })}`;

function* positions(vehicleId: string, seconds: number, lon: number): Generator<NdjsonLine> {
  for (let second = 0; second <= seconds; second++) {
    const place = { lon: Math.round(lon * 100_000 + second) / 100_000, lat: 41.3, heading: 90, speed: 5 };
    yield { kind: 'vehicle_update', airportId, vehicleId, time: at(second), ...place, status: 'en_route' };
  }
}

/**
 * Ten minutes at two airports. LEBL: a fuel truck that reports every second, a bus that does so for a minute, one task
 * that goes through its statuses, one flight, two notifications and a decision. LEMD: nothing but its line.
 */
export function* sampleShift(): Generator<NdjsonLine> {
  yield { kind: 'airport', airportId, name: 'Barcelona', timeZone: 'Europe/Madrid', lon: 2.078, lat: 41.297 };
  const madrid = { airportId: 'LEMD', name: 'Madrid', timeZone: 'Europe/Madrid', lon: -3.56, lat: 40.47 };
  yield { kind: 'airport', ...madrid };
  yield { kind: 'vehicle', airportId, vehicleId: 'F1', vehicleType: 'fuel_truck', callsign: 'Fuel 1' };
  yield { kind: 'vehicle', airportId, vehicleId: 'B1', vehicleType: 'bus', callsign: 'Bus, "the long one"' };
  yield* positions('F1', 600, 2.07);
  yield* positions('B1', 60, 2.08);
  const task = { kind: 'task_update', airportId, taskId: 'T1' } as const;
  yield { ...task, time: at(1), taskType: 'fuelling', stand: '210', flightId: 'VY1', status: 'planned' };
  yield { ...task, time: at(10), status: 'assigned', vehicleId: 'F1', assignmentSource: 'auto' };
  yield { ...task, time: at(100), status: 'in_progress' };
  yield { ...task, time: at(400), status: 'completed' };
  yield { kind: 'flight_update', airportId, flightId: 'VY1', time: at(5), status: 'in_block', stand: '210' };
  const notification = { kind: 'notification', airportId } as const;
  yield {
    ...notification,
    notificationId: 'N1',
    time: at(20),
    severity: 'warning',
    message: 'Late',
    taskId: 'T1',
  };
  yield { ...notification, notificationId: 'N2', time: at(30), severity: 'info', message: 'On time again' };
  const candidates = [{ vehicleId: 'F1', score: 1, etaSeconds: 60, distance: 300, rejectedBecause: null }];
  yield { kind: 'decision', airportId, decisionId: 'D1', time: at(10), taskId: 'T1', candidates };
}
