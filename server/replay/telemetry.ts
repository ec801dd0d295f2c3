/** Why a viewer got the whole state: it came, fell behind, asked for what is not held any more, or the log began anew. */
export type ResyncCause = 'joined' | 'lagged' | 'not_held' | 'restarted';

/** What the engine tells of its work as it goes on. Never throws, never waits. */
export interface Telemetry {
  /** A tick came `lateMs` after it was due and took `tookMs`. */
  ticked(lateMs: number, tookMs: number): void;
  /** The time between ticks is now this many ms; it was chosen because of the load. */
  paced(intervalMs: number): void;
  /** A viewer got `playback` and `snapshot`. */
  resynced(cause: ResyncCause): void;
  /** A viewer's backlog of so many bytes was dropped. */
  dropped(bytes: number): void;
  /** Something failed that no caller waits for; `during` says in few words what was being done. */
  failed(error: unknown, during: string): void;
}
