import type { Server } from 'node:http';
import type { Database } from 'better-sqlite3';
import type { Express } from 'express';
import { pino } from 'pino';
import { createApp } from '../../server/app.ts';
import { type Config, readConfig } from '../../server/config.ts';
import { Readiness } from '../../server/http/readiness.ts';
import type { RecordingImporter } from '../../server/http/recording-importer.ts';
import { importLines } from '../../server/ingest/import-lines.ts';
import { listen, stopListening, urlOf } from '../../server/listener.ts';
import { FailureLog } from '../../server/log/failure-log.ts';
import { Sessions } from '../../server/replay/sessions.ts';
import { Timeline } from '../../server/replay/timeline.ts';
import { openDatabase, openSessionDatabase } from '../../server/store/database.ts';
import { SqliteGivenReader } from '../../server/store/given-reader.ts';
import { SqliteHistoryReader } from '../../server/store/history-reader.ts';
import { SqliteRecordReader } from '../../server/store/record-reader.ts';
import { recordingsInto } from '../../server/store/recording-import.ts';
import { SqliteRecordingReader } from '../../server/store/recording-reader.ts';
import { SqliteSessionStore } from '../../server/store/session-store.ts';
import { Traffic } from '../../server/streams/traffic.ts';
import { ManualClock } from '../manual-clock.ts';
import { StrictTelemetry } from '../telemetry-log.ts';
import { sampleShift } from './sample-shift.ts';

export const API = '/api/auto_dispatch/replay';

type Settings = Partial<
  Pick<
    Config,
    'maxSessions' | 'viewerLimits' | 'requestRate' | 'allowedOrigins' | 'trustedProxies' | 'uploads'
  >
> & { readonly importer?: RecordingImporter; readonly database?: string };

const refuse = () => Promise.reject(new Error('none here'));
const NO_IMPORTER: RecordingImporter = { import: refuse, delete: refuse };

/**
 * The whole app over a store in memory that holds the sample shift, or over a database file as it is, its time
 * standing still until a test moves it.
 */
export class TestApp {
  readonly clock = new ManualClock();
  readonly readiness = new Readiness();
  readonly traffic = new Traffic();
  readonly app: Express;
  readonly sessions: Sessions;
  readonly recordings: Database;
  readonly #stopping = new AbortController();
  readonly #close: () => void;
  #server: Server | undefined;

  private constructor(recordings: Database, sessionDatabase: Database, settings: Settings) {
    this.recordings = recordings;
    const reader = new SqliteRecordReader(recordings);
    this.sessions = new Sessions({
      clock: this.clock,
      timeline: new Timeline(reader),
      store: new SqliteSessionStore(sessionDatabase),
      maxSessions: settings.maxSessions ?? 100,
      maxBacklog: 512 * 1024,
      telemetry: new StrictTelemetry(),
    });
    const log = pino({ level: 'silent' });
    this.app = createApp({
      ...readConfig({}),
      ...settings,
      clock: this.clock,
      reader,
      given: new SqliteGivenReader(recordings),
      history: new SqliteHistoryReader(recordings),
      recordings: new SqliteRecordingReader(recordings),
      sessions: this.sessions,
      readiness: this.readiness,
      log,
      failures: new FailureLog(log, this.clock),
      requests: { answered() {}, refused() {} },
      importer: settings.importer ?? NO_IMPORTER,
      traffic: this.traffic,
      metrics: { contentType: 'text/plain', text: async () => '' },
      signal: this.#stopping.signal,
      version: '1.2.3',
      databaseId: 'sample',
      pageFolder: '/nowhere',
    });
    this.#close = () => {
      this.sessions.close();
      sessionDatabase.close();
      recordings.close();
    };
  }

  static async open(settings: Settings = {}): Promise<TestApp> {
    const recordings = await openDatabase(settings.database ?? ':memory:');
    const test = new TestApp(recordings, await openSessionDatabase(':memory:'), settings);
    if (settings.database !== undefined) return test;
    await importLines(
      { source: { name: 'sample', sha256: 'sample', format: 'ndjson' }, lines: sampleShift(), expected: 700 },
      { begin: recordingsInto(recordings, test.clock) },
    );
    return test;
  }

  /** The app's address on a real socket. */
  async listen(): Promise<string> {
    this.#server = await listen(this.app, '127.0.0.1', 0);
    return urlOf(this.#server);
  }

  /** Ends streams and sockets as the server does when it stops. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    if (this.#server) await stopListening(this.#server);
    this.#close();
  }
}
