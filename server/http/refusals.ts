import { PROBLEMS, ReplayError } from '../contract/problems.ts';
import type { FailureLog } from '../log/failure-log.ts';
import { refusalOf } from './problem-of.ts';
import type { RequestTelemetry } from './request-telemetry.ts';

/** Makes a coded refusal of whatever was thrown, and tells of it: each is counted, and the server's own failures are logged. */
export class Refusals {
  readonly #failures: FailureLog;
  readonly #telemetry: RequestTelemetry;

  constructor(failures: FailureLog, telemetry: RequestTelemetry) {
    this.#failures = failures;
    this.#telemetry = telemetry;
  }

  /** `during` and `context`: see `FailureLog.failed`. */
  of(error: unknown, during: string, context: Readonly<Record<string, unknown>>): ReplayError {
    const refusal = refusalOf(error);
    this.#telemetry.refused(refusal.code);
    if (!(error instanceof ReplayError) && PROBLEMS[refusal.code].status >= 500) {
      this.#failures.failed(error, during, context);
    }
    return refusal;
  }
}
