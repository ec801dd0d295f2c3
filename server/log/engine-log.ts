import type { Logger } from 'pino';
import type { Cancel, Clock } from '../replay/clock.ts';
import { SHORTEST_INTERVAL_MS } from '../replay/pace.ts';
import type { ResyncCause, Telemetry } from '../replay/telemetry.ts';
import type { FailureLog } from './failure-log.ts';

/** An overload is over once ticks have come as often as they should for so long, in ms. */
const OVER_MS = 10_000;

interface Overload {
  readonly beganAt: number;
  longestIntervalMs: number;
  ticks: number;
  lateMs: number;
  latestMs: number;
  cancelEnd: Cancel | undefined;
}

/** Writes into the log what the engine tells of its work, where a person should know it. */
export class EngineLog implements Telemetry {
  readonly #log: Logger;
  readonly #failures: FailureLog;
  readonly #clock: Clock;
  #overload: Overload | undefined;

  constructor(log: Logger, failures: FailureLog, clock: Clock) {
    this.#log = log;
    this.#failures = failures;
    this.#clock = clock;
  }

  ticked(lateMs: number): void {
    const overload = this.#overload;
    if (!overload) return;
    overload.ticks++;
    overload.lateMs += lateMs;
    overload.latestMs = Math.max(overload.latestMs, lateMs);
  }

  paced(intervalMs: number): void {
    const overload = this.#overload;
    if (intervalMs <= SHORTEST_INTERVAL_MS) {
      if (overload) overload.cancelEnd ??= this.#clock.after(OVER_MS, () => this.#end(overload));
      return;
    }
    if (overload) {
      overload.longestIntervalMs = Math.max(overload.longestIntervalMs, intervalMs);
      overload.cancelEnd?.();
      overload.cancelEnd = undefined;
      return;
    }
    const beganAt = this.#clock.now();
    this.#overload = {
      beganAt,
      longestIntervalMs: intervalMs,
      ticks: 0,
      lateMs: 0,
      latestMs: 0,
      cancelEnd: undefined,
    };
    this.#log.warn(
      { intervalMs: Math.round(intervalMs), normalIntervalMs: SHORTEST_INTERVAL_MS },
      'overload begins: ticks come less often',
    );
  }

  resynced(cause: ResyncCause): void {
    this.#log.debug({ cause }, 'viewer got the whole state');
  }

  dropped(bytes: number): void {
    this.#log.info({ bytes }, 'backlog of a slow viewer dropped');
  }

  failed(error: unknown, during: string): void {
    this.#failures.failed(error, during);
  }

  #end({ beganAt, longestIntervalMs, ticks, lateMs, latestMs }: Overload): void {
    this.#overload = undefined;
    this.#log.warn(
      {
        seconds: Math.round((this.#clock.now() - OVER_MS - beganAt) / 1000),
        longestIntervalMs: Math.round(longestIntervalMs),
        ticks,
        meanLateMs: Math.round(lateMs / Math.max(1, ticks)),
        latestMs: Math.round(latestMs),
      },
      'overload is over: ticks come as often as they should',
    );
  }
}
