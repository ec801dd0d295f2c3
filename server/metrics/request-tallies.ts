import type { ProblemCode } from '../contract/problems.ts';
import type { RequestTelemetry } from '../http/request-telemetry.ts';
import { Tally } from './tally.ts';

/** In seconds; a long poll waits up to 60. */
const DURATIONS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60];

export interface RequestTally {
  readonly labels: { readonly method: string; readonly route: string; readonly status: string };
  /** In seconds. */
  readonly durations: Tally;
}

/** Adds up what the HTTP side tells of its work. */
export class RequestTallies implements RequestTelemetry {
  readonly #requests = new Map<string, RequestTally>();
  readonly refusals = new Map<ProblemCode, number>();

  get requests(): Iterable<RequestTally> {
    return this.#requests.values();
  }

  answered(method: string, route: string, status: number, ms: number): void {
    const key = `${method} ${status} ${route}`;
    let tally = this.#requests.get(key);
    if (!tally) {
      tally = { labels: { method, route, status: String(status) }, durations: new Tally(DURATIONS) };
      this.#requests.set(key, tally);
    }
    tally.durations.add(ms / 1000);
  }

  refused(code: ProblemCode): void {
    this.refusals.set(code, (this.refusals.get(code) ?? 0) + 1);
  }
}
