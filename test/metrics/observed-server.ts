import type { Server } from 'node:http';
import { type Level, pino } from 'pino';
import { createApp } from '../../server/app.ts';
import { type Config, readConfig } from '../../server/config.ts';
import { Readiness } from '../../server/http/readiness.ts';
import { importProcess } from '../../server/import-process.ts';
import { listen, stopListening, urlOf } from '../../server/listener.ts';
import type { Sessions } from '../../server/replay/sessions.ts';
import { openServices, type Services } from '../../server/services.ts';
import { type SampleDatabase, sampleDatabase } from '../end-to-end/sample-database.ts';
import { ManualClock } from '../manual-clock.ts';
import { ParsedMetrics } from './parsed-metrics.ts';

type Line = Readonly<Record<string, unknown>>;

/** The server as `main.ts` puts it together, on a real socket, its time standing still; what it tells can be read. */
export class ObservedServer {
  readonly clock: ManualClock;
  readonly url: string;
  readonly database: SampleDatabase;
  /** What the log was told so far. */
  readonly lines: Line[];
  readonly #services: Services;
  readonly #server: Server;
  readonly #stopping: AbortController;

  private constructor(
    clock: ManualClock,
    database: SampleDatabase,
    lines: Line[],
    services: Services,
    server: Server,
    stopping: AbortController,
  ) {
    this.clock = clock;
    this.database = database;
    this.lines = lines;
    this.#services = services;
    this.#server = server;
    this.#stopping = stopping;
    this.url = urlOf(server);
  }

  static async start(settings: Partial<Config> = {}, level: Level = 'info'): Promise<ObservedServer> {
    const clock = new ManualClock();
    const database = await sampleDatabase();
    const lines: Line[] = [];
    const log = pino({ level, base: null }, { write: line => void lines.push(JSON.parse(line)) });
    const config = { ...readConfig({ DATABASE: database.path }), ...settings };
    const services = await openServices(config, clock, log, '1.2.3');
    const stopping = new AbortController();
    const app = createApp({
      ...config,
      ...services,
      clock,
      readiness: new Readiness(),
      importer: importProcess(database.path),
      log,
      signal: stopping.signal,
      version: '1.2.3',
      pageFolder: '/nowhere',
    });
    const server = await listen(app, '127.0.0.1', 0);
    return new ObservedServer(clock, database, lines, services, server, stopping);
  }

  get sessions(): Sessions {
    return this.#services.sessions;
  }

  async metrics(): Promise<ParsedMetrics> {
    const answer = await fetch(`${this.url}/metrics`);
    return new ParsedMetrics(await answer.text());
  }

  /** The metrics once they are as told: a client's going is learnt of a moment later. */
  async metricsWhen(isSo: (metrics: ParsedMetrics) => boolean): Promise<ParsedMetrics> {
    for (;;) {
      const metrics = await this.metrics();
      if (isSo(metrics)) return metrics;
    }
  }

  /** Lines of the log with that message. */
  said(message: string): Line[] {
    return this.lines.filter(({ msg }) => msg === message);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await stopListening(this.#server);
    this.#services.close();
    this.database.remove();
  }
}
