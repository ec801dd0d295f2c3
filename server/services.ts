import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { HistoryReader } from './http/history-reader.ts';
import type { Clock } from './replay/clock.ts';
import type { RecordReader } from './replay/record-reader.ts';
import { Sessions } from './replay/sessions.ts';
import type { Telemetry } from './replay/telemetry.ts';
import { Timeline } from './replay/timeline.ts';
import { openDatabase, openSessionDatabase } from './store/database.ts';
import { SqliteHistoryReader } from './store/history-reader.ts';
import { SqliteRecordReader } from './store/record-reader.ts';
import { SqliteSessionStore } from './store/session-store.ts';

/** Bytes that a viewer may leave unread before it is resynced. */
const MAX_BACKLOG = 512 * 1024;

/** What the server works with; whoever opened it closes it. */
export interface Services {
  readonly reader: RecordReader;
  readonly history: HistoryReader;
  readonly sessions: Sessions;
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
): Promise<Services> {
  const recordings = await openDatabase(path);
  const sessionDatabase = await openSessionDatabase(path);
  const reader = new SqliteRecordReader(recordings);
  const sessions = new Sessions({
    clock,
    timeline: new Timeline(reader, cacheBytes),
    store: new SqliteSessionStore(sessionDatabase),
    maxSessions,
    maxBacklog: MAX_BACKLOG,
    telemetry: loggedTelemetry(log),
  });
  sessions.restore();
  return {
    reader,
    history: new SqliteHistoryReader(recordings),
    sessions,
    databaseId: path === ':memory:' ? randomUUID() : statSync(path).birthtimeMs.toString(36),
    close() {
      sessions.close();
      sessionDatabase.close();
      recordings.close();
    },
  };
}

function loggedTelemetry(log: Logger): Telemetry {
  return {
    ticked() {},
    paced() {},
    resynced() {},
    dropped() {},
    failed: (error, during) => log.error({ err: error }, `failed at ${during}`),
  };
}
