import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { GivenReader } from './export/given-record.ts';
import type { HistoryReader } from './http/history-reader.ts';
import type { RecordingCatalogue } from './http/recording-catalogue.ts';
import type { RequestTelemetry } from './http/request-telemetry.ts';
import { EngineLog } from './log/engine-log.ts';
import { FailureLog } from './log/failure-log.ts';
import { EngineTallies } from './metrics/engine-tallies.ts';
import type { Exposition } from './metrics/exposition.ts';
import { exposeMetrics } from './metrics/metrics.ts';
import { RequestTallies } from './metrics/request-tallies.ts';
import { TimedReader } from './metrics/timed-reader.ts';
import { WatchedSessionStore } from './metrics/watched-session-store.ts';
import type { Clock } from './replay/clock.ts';
import { damagedRecordError } from './replay/damaged-record.ts';
import type { RecordReader } from './replay/record-reader.ts';
import { Sessions } from './replay/sessions.ts';
import type { Telemetry } from './replay/telemetry.ts';
import { Timeline } from './replay/timeline.ts';
import { explained, openServedDatabase, openSessionDatabase } from './store/database.ts';
import { SqliteGivenReader } from './store/given-reader.ts';
import { SqliteHistoryReader } from './store/history-reader.ts';
import { SqliteRecordReader } from './store/record-reader.ts';
import { SqliteRecordingReader } from './store/recording-reader.ts';
import { SqliteSessionStore } from './store/session-store.ts';
import { Traffic } from './streams/traffic.ts';

/** Bytes that a viewer may leave unread before it is resynced. */
const MAX_BACKLOG = 512 * 1024;

/** What the server works with; whoever opened it closes it. */
export interface Services {
  readonly reader: RecordReader;
  readonly given: GivenReader;
  readonly history: HistoryReader;
  readonly recordings: RecordingCatalogue;
  readonly sessions: Sessions;
  readonly failures: FailureLog;
  readonly requests: RequestTelemetry;
  readonly traffic: Traffic;
  readonly metrics: Exposition;
  /** Names the database file; one made anew has another, whatever its revision. */
  readonly databaseId: string;
  /** Stops the sessions' timers and closes the databases. The sessions go on in the store. */
  close(): void;
}

/** Opens the store and takes up the sessions in it. Throws a `DatabaseError` where a database cannot be used. */
export async function openServices(
  { database: path, maxSessions, cacheBytes }: Pick<Config, 'database' | 'maxSessions' | 'cacheBytes'>,
  clock: Clock,
  log: Logger,
  version: string,
): Promise<Services> {
  const recordings = await openServedDatabase(path);
  const sessionDatabase = await openSessionDatabase(path);
  const failures = new FailureLog(log, clock);
  const engine = new EngineTallies();
  const telemetry = both(engine, new EngineLog(log, failures, clock));
  const records = new SqliteRecordReader(recordings, record =>
    telemetry.failed(damagedRecordError(record), 'reading a record'),
  );
  const reader = new TimedReader(records);
  const timeline = new Timeline(reader, cacheBytes);
  const sessionStore = new WatchedSessionStore(
    new SqliteSessionStore(sessionDatabase, sessionId =>
      telemetry.failed(new Error(`Session ${sessionId} is damaged and was left out`), 'reading the sessions'),
    ),
  );
  const sessions = new Sessions({
    clock,
    timeline,
    store: sessionStore,
    maxSessions,
    maxBacklog: MAX_BACKLOG,
    telemetry,
  });
  try {
    sessions.restore();
  } catch (error) {
    throw explained(sessionDatabase.name, error);
  }
  const [requests, traffic] = [new RequestTallies(), new Traffic()];
  return {
    reader,
    given: new SqliteGivenReader(recordings),
    history: new SqliteHistoryReader(recordings),
    recordings: new SqliteRecordingReader(recordings),
    sessions,
    failures,
    requests,
    traffic,
    metrics: exposeMetrics({ engine, requests, traffic, reader, sessionStore, timeline, sessions, version }),
    databaseId: path === ':memory:' ? randomUUID() : statSync(path).birthtimeMs.toString(36),
    close() {
      sessions.close();
      sessionDatabase.close();
      recordings.close();
    },
  };
}

/** Tells the metrics and the log. */
function both(tallies: EngineTallies, log: EngineLog): Telemetry {
  return {
    ticked(lateMs, tookMs) {
      tallies.ticked(lateMs, tookMs);
      log.ticked(lateMs);
    },
    paced(intervalMs) {
      tallies.paced(intervalMs);
      log.paced(intervalMs);
    },
    resynced(cause) {
      tallies.resynced(cause);
      log.resynced(cause);
    },
    dropped(bytes) {
      tallies.dropped(bytes);
      log.dropped(bytes);
    },
    failed(error, during) {
      tallies.failed(error, during);
      log.failed(error, during);
    },
  };
}
