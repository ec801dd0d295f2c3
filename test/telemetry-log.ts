import type { ResyncCause, Telemetry } from '../server/replay/telemetry.ts';

/** Keeps what the engine tells of its work, for a test to look at. */
export class TelemetryLog implements Telemetry {
  readonly ticks: { readonly lateMs: number; readonly tookMs: number }[] = [];
  readonly intervals: number[] = [];
  readonly resyncs: ResyncCause[] = [];
  readonly drops: number[] = [];
  readonly failures: { readonly error: unknown; readonly during: string }[] = [];

  ticked(lateMs: number, tookMs: number): void {
    this.ticks.push({ lateMs, tookMs });
  }

  paced(intervalMs: number): void {
    this.intervals.push(intervalMs);
  }

  resynced(cause: ResyncCause): void {
    this.resyncs.push(cause);
  }

  dropped(bytes: number): void {
    this.drops.push(bytes);
  }

  failed(error: unknown, during: string): void {
    this.failures.push({ error, during });
  }
}

/** For tests in which nothing may fail: throws where the engine tells of a failure. */
export class StrictTelemetry extends TelemetryLog {
  override failed(error: unknown): void {
    throw error;
  }
}
