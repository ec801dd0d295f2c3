import { SHORTEST_INTERVAL_MS } from '../replay/pace.ts';
import type { ResyncCause, Telemetry } from '../replay/telemetry.ts';
import { Tally } from './tally.ts';

/** In seconds. */
const LATENESS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.5, 1, 2, 5];
const DURATIONS = [0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 5];

/** Adds up what the engine tells of its work. */
export class EngineTallies implements Telemetry {
  /** In seconds. */
  readonly lateness = new Tally(LATENESS);
  readonly durations = new Tally(DURATIONS);
  /** The present time between ticks, in seconds. */
  interval = SHORTEST_INTERVAL_MS / 1000;
  readonly resyncs: Record<ResyncCause, number> = { joined: 0, lagged: 0, not_held: 0, restarted: 0 };
  drops = 0;
  droppedBytes = 0;
  /** Failures by what was being done. */
  readonly failures = new Map<string, number>();

  ticked(lateMs: number, tookMs: number): void {
    this.lateness.add(lateMs / 1000);
    this.durations.add(tookMs / 1000);
  }

  paced(intervalMs: number): void {
    this.interval = intervalMs / 1000;
  }

  resynced(cause: ResyncCause): void {
    this.resyncs[cause]++;
  }

  dropped(bytes: number): void {
    this.drops++;
    this.droppedBytes += bytes;
  }

  failed(_error: unknown, during: string): void {
    this.failures.set(during, (this.failures.get(during) ?? 0) + 1);
  }
}
