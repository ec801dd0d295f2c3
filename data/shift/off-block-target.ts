import type { Agenda } from './agenda.ts';
import type { ShiftLog } from './shift-log.ts';
import type { TaskPlan } from './task-plan.ts';
import { MINUTE } from './task-spec.ts';
import type { Visit } from './visit.ts';

const TAXI_OUT = 11 * MINUTE;

/** Keeps the target off-block times true to how the steps go. */
export class OffBlockTarget {
  readonly #agenda: Agenda;
  readonly #log: ShiftLog;
  readonly #plan: TaskPlan;

  constructor(agenda: Agenda, log: ShiftLog, plan: TaskPlan) {
    this.#agenda = agenda;
    this.#log = log;
    this.#plan = plan;
  }

  /** Looks at when a visit will be ready; tells and re-plans where that moved. `reason` is told along. */
  update(visit: Visit, reason: string): void {
    if (visit.plan.sobt === null || visit.milestone('ARDT') !== undefined) return;

    const ready = visit.readyAt(this.#agenda.now) + 2 * MINUTE;
    const target = Math.max(visit.plan.sobt, Math.ceil(ready / MINUTE) * MINUTE);
    const moved = Math.round((target - visit.tobt) / MINUTE);
    if (moved < 3 && moved > -5) return;
    visit.tobt = target;
    visit.report(this.#agenda.now, {}, { EOBT: target, TOBT: target });
    if (moved >= 8) {
      this.#log.notification(
        this.#agenda.now,
        'warning',
        `${visit.plan.outbound}: TOBT moved ${moved} min, ${reason}`,
        {
          flightId: visit.plan.flightId,
        },
      );
    }
    this.#plan.replan(visit, `TOBT moved ${moved} min`);
  }

  /** Looks at the target every few minutes, so that a step that never starts shows as well. */
  watch(visit: Visit): void {
    if (visit.milestone('ARDT') !== undefined || visit.plan.sobt === null) return;
    this.update(visit, 'steps running late');
    this.#agenda.at(this.#agenda.now + 4 * MINUTE, () => this.watch(visit));
  }

  /** The start-up and take-off times aimed at: at the target off-block time, or as a restriction allows. */
  startUp(visit: Visit): Record<string, number> {
    const restriction = visit.milestone('CTOT');
    const start = Math.max(visit.tobt, restriction === undefined ? 0 : restriction - TAXI_OUT);
    return { TSAT: start, TTOT: start + TAXI_OUT };
  }
}
