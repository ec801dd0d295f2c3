import { join } from 'node:path';
import { pino } from 'pino';
import packageJson from '../package.json' with { type: 'json' };
import { createApp } from './app.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { importDemo } from './demo-import.ts';
import { Readiness } from './http/readiness.ts';
import { clearUploads } from './http/recording-routes.ts';
import { unreadableRequests } from './http/unreadable-request.ts';
import { importProcess } from './import-process.ts';
import { ListenError, listen, stopListening, urlOf } from './listener.ts';
import { systemClock } from './replay/clock.ts';
import { openServices } from './services.ts';
import { DatabaseError } from './store/database.ts';

const REMOTE_WARNING =
  'Warning: other machines can reach this server, and it asks nobody for a login. Whoever reaches it can see and control every replay.';

/** Starts the server; on SIGINT or SIGTERM it stops in order, on a second one at once. */
async function main(config: Config): Promise<void> {
  const log = pino({ level: config.logLevel }, pino.destination(2));
  const services = await openServices(config, systemClock, log, packageJson.version);
  services.metrics.addProcessMetrics();
  const stopping = new AbortController();
  const readiness = new Readiness();
  const app = createApp({
    ...config,
    ...services,
    clock: systemClock,
    readiness,
    importer: importProcess(config.database),
    log,
    signal: stopping.signal,
    version: packageJson.version,
    pageFolder: join(import.meta.dirname, '..', 'dist'),
  });
  await clearUploads(config.uploads.folder);
  const wantsDemo = config.importDemo && services.reader.revision() === 0;
  if (wantsDemo) readiness.waitFor('The demo shift is being made.');
  const server = await listen(app, config.host, config.port);
  server.on('clientError', unreadableRequests(services.requests));
  const stop = async () => {
    if (stopping.signal.aborted) process.exit(1);
    stopping.abort();
    await stopListening(server);
    services.close();
    process.exit(0);
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  if (config.remote) console.error(REMOTE_WARNING);
  console.log(`Airside Replay runs at ${urlOf(server)}`);
  if (wantsDemo) await importDemo(config.database, readiness, stopping.signal);
}

function explain(error: unknown): void {
  const plain =
    error instanceof ConfigError || error instanceof ListenError || error instanceof DatabaseError;
  console.error(plain ? error.message : error);
  process.exit(1);
}

try {
  await main(readConfig(process.env));
} catch (error) {
  explain(error);
}
