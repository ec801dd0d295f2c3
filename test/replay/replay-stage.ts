import type { Database } from 'better-sqlite3';
import type { NdjsonLine } from '../../server/contract/lines.ts';
import {
  type ControlCommand,
  type ParamsCommand,
  type SessionOptions,
  sessionOptions,
} from '../../server/contract/session.ts';
import type { Clock } from '../../server/replay/clock.ts';
import { damagedRecordError } from '../../server/replay/damaged-record.ts';
import type { DamagedRecord } from '../../server/replay/record-reader.ts';
import type { Session } from '../../server/replay/session.ts';
import { Sessions } from '../../server/replay/sessions.ts';
import { Timeline } from '../../server/replay/timeline.ts';
import { openServedDatabase, openSessionDatabase } from '../../server/store/database.ts';
import { SqliteRecordReader } from '../../server/store/record-reader.ts';
import { recordingsInto } from '../../server/store/recording-import.ts';
import { SqliteSessionStore } from '../../server/store/session-store.ts';
import { END, START, sampleShift } from '../http/sample-shift.ts';
import { ManualClock } from '../manual-clock.ts';
import { TelemetryLog } from '../telemetry-log.ts';
import { ObservedReader } from './observed-reader.ts';

type Unaddressed<C> = C extends unknown ? Omit<C, 'sessionId'> : never;

/** Everything that replays need, over databases in memory, its time standing still until a test moves it. */
export class ReplayStage {
  readonly clock = new ManualClock();
  readonly recordings: Database;
  readonly sessionDatabase: Database;
  readonly reader: ObservedReader;
  readonly timeline: Timeline;
  readonly store: SqliteSessionStore;
  readonly telemetry = new TelemetryLog();
  readonly sessions: Sessions;
  #imports = 0;

  private constructor(recordings: Database, sessionDatabase: Database, lines: Iterable<NdjsonLine>) {
    this.recordings = recordings;
    this.sessionDatabase = sessionDatabase;
    const onDamaged = (record: DamagedRecord) =>
      this.telemetry.failed(damagedRecordError(record), 'reading a record');
    this.reader = new ObservedReader(new SqliteRecordReader(recordings, onDamaged));
    this.timeline = new Timeline(this.reader);
    this.store = new SqliteSessionStore(sessionDatabase);
    this.record(lines);
    this.sessions = this.newSessions();
  }

  /** What failed without a caller that waited for it. */
  get errors(): unknown[] {
    return this.telemetry.failures.map(({ error }) => error);
  }

  static async open(lines: Iterable<NdjsonLine> = sampleShift(), path = ':memory:'): Promise<ReplayStage> {
    return new ReplayStage(await openServedDatabase(path), await openSessionDatabase(path), lines);
  }

  /** What a server that starts now would make of the store. */
  newSessions({ maxSessions = 5, clock = this.clock as Clock } = {}): Sessions {
    return new Sessions({
      clock,
      timeline: this.timeline,
      store: this.store,
      maxSessions,
      maxBacklog: 1000,
      telemetry: this.telemetry,
    });
  }

  /** Imports lines as one more recording. */
  record(lines: Iterable<NdjsonLine>): void {
    const name = `recording ${this.#imports++}`;
    const recording = recordingsInto(this.recordings, this.clock)({ name, sha256: name, format: 'ndjson' });
    if ('alreadyImported' in recording) throw new Error(`${name} was imported before`);
    for (const line of lines) recording.write(line);
    recording.commit();
  }

  /** A shared session over the sample shift. */
  openSession(options: Partial<SessionOptions> = {}, { shared = true } = {}): Session {
    const range = { airportId: 'LEBL', startTime: START, endTime: END };
    return this.sessions.open(sessionOptions.parse({ ...range, ...options }), { shared });
  }

  control({ sessionId }: Session, command: Unaddressed<ControlCommand>) {
    return this.sessions.control({ ...command, sessionId } as ControlCommand);
  }

  async setParams({ sessionId }: Session, command: Unaddressed<ParamsCommand>) {
    return this.sessions.setParams({ ...command, sessionId });
  }

  close(): void {
    this.sessions.close();
    this.recordings.close();
    this.sessionDatabase.close();
  }
}
