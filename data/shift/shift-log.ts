import type { NdjsonLine } from '../../server/contract/lines.ts';
import type {
  DecisionState,
  FlightState,
  NotificationState,
  TaskState,
} from '../../server/contract/records.ts';
import { toIso } from '../../server/contract/time.ts';
import { AIRPORT, SHIFT_SECONDS, SHIFT_START } from './shift-constants.ts';

/** A line with its time in seconds from the shift's start. */
export interface TimedLine {
  readonly time: number;
  readonly line: NdjsonLine;
}

const airportId = AIRPORT.airportId;

/** Seconds from the shift's start, as the wire writes an instant. */
export function isoAt(seconds: number): string {
  return toIso(SHIFT_START + Math.round(seconds * 1000));
}

/**
 * What the systems of the airport write down, in the order in which it happens. Tasks and flights of the warm-up are
 * folded into one line each at the shift's start; what was over by then, and all happenings before it, are left out.
 */
export class ShiftLog {
  readonly #lines: TimedLine[] = [];
  readonly #tasks = new Map<string, Partial<TaskState>>();
  readonly #flights = new Map<string, Partial<FlightState>>();
  #notifications = 0;
  #decisions = 0;

  task(time: number, taskId: string, fields: Partial<TaskState>): void {
    if (time < 0) {
      this.#tasks.set(taskId, { ...this.#tasks.get(taskId), ...fields });
      return;
    }
    this.#write(time, { kind: 'task_update', airportId, taskId, time: isoAt(time), ...fields });
  }

  flight(time: number, flightId: string, fields: Partial<FlightState>): void {
    if (time < 0) {
      this.#flights.set(flightId, { ...this.#flights.get(flightId), ...fields });
      return;
    }
    this.#write(time, { kind: 'flight_update', airportId, flightId, time: isoAt(time), ...fields });
  }

  notification(
    time: number,
    severity: NonNullable<NotificationState['severity']>,
    message: string,
    about: Partial<Pick<NotificationState, 'vehicleId' | 'taskId' | 'flightId'>>,
  ): void {
    if (time < 0) return;
    const notificationId = `N-${String(++this.#notifications).padStart(4, '0')}`;
    this.#write(time, {
      kind: 'notification',
      airportId,
      notificationId,
      time: isoAt(time),
      severity,
      message,
      ...about,
    });
  }

  decision(time: number, fields: Omit<DecisionState, 'decisionId' | 'time'>): void {
    if (time < 0) return;
    const decisionId = `D-${String(++this.#decisions).padStart(5, '0')}`;
    this.#write(time, { kind: 'decision', airportId, decisionId, time: isoAt(time), ...fields });
  }

  /** All lines in the order of time, those of the warm-up folded. */
  lines(): TimedLine[] {
    const opening: TimedLine[] = [];
    for (const [flightId, fields] of this.#flights) {
      opening.push({
        time: 0,
        line: { kind: 'flight_update', airportId, flightId, time: isoAt(0), ...fields },
      });
    }
    for (const [taskId, fields] of this.#tasks) {
      if (fields.status === 'completed' || fields.status === 'failed') continue;
      opening.push({ time: 0, line: { kind: 'task_update', airportId, taskId, time: isoAt(0), ...fields } });
    }
    return opening.concat(this.#lines.toSorted((a, b) => a.time - b.time));
  }

  #write(time: number, line: NdjsonLine): void {
    if (time <= SHIFT_SECONDS) this.#lines.push({ time, line });
  }
}
