import express, { type Express } from 'express';
import type { Logger } from 'pino';
import { API_BASE } from './contract/endpoint.ts';
import { ReplayError } from './contract/problems.ts';
import type { GivenReader } from './export/given-record.ts';
import type { RequestRate } from './http/address-buckets.ts';
import { Admission, type AdmissionLimits } from './http/admission.ts';
import { airportRoutes } from './http/airport-routes.ts';
import { allowHosts } from './http/allowed-hosts.ts';
import { limitBodyTime } from './http/body-time.ts';
import { crossOrigin } from './http/cross-origin.ts';
import { exportRoutes } from './http/export-routes.ts';
import { refuseForeignPages } from './http/foreign-pages.ts';
import type { HistoryReader } from './http/history-reader.ts';
import { historyRoutes } from './http/history-routes.ts';
import { mount } from './http/mount.ts';
import { page } from './http/page.ts';
import { problemHandler } from './http/problem-handler.ts';
import type { Readiness } from './http/readiness.ts';
import type { RecordingCatalogue } from './http/recording-catalogue.ts';
import type { RecordingImporter } from './http/recording-importer.ts';
import { recordingRoutes, type Uploads } from './http/recording-routes.ts';
import { Refusals } from './http/refusals.ts';
import { requestLog } from './http/request-log.ts';
import { RequestLimit } from './http/request-rate.ts';
import { type RequestTelemetry, tellRequests } from './http/request-telemetry.ts';
import { securityHeaders } from './http/security-headers.ts';
import { type MetricsText, serviceRoutes } from './http/service-routes.ts';
import { sessionRoutes } from './http/session-routes.ts';
import { storedRecordingRoutes } from './http/stored-recording-routes.ts';
import { streamRoutes } from './http/stream-routes.ts';
import { WritingTurn } from './http/writing-turn.ts';
import type { FailureLog } from './log/failure-log.ts';
import type { Clock } from './replay/clock.ts';
import type { RecordReader } from './replay/record-reader.ts';
import type { Sessions } from './replay/sessions.ts';
import type { Traffic } from './streams/traffic.ts';

export interface AppDependencies {
  readonly clock: Clock;
  readonly reader: RecordReader;
  readonly given: GivenReader;
  readonly history: HistoryReader;
  readonly recordings: RecordingCatalogue;
  readonly sessions: Sessions;
  readonly readiness: Readiness;
  readonly log: Logger;
  readonly failures: FailureLog;
  readonly metrics: MetricsText;
  /** Where it is told of requests, and counted who watches. */
  readonly requests: RequestTelemetry;
  readonly traffic: Traffic;
  /** Ends every stream when the server stops. */
  readonly signal: AbortSignal;
  /** Names the program; with it a cached answer goes out of date. */
  readonly version: string;
  /** Names the database; another file has another, whatever its revision. */
  readonly databaseId: string;
  /** Names that a request's `Host` may have beside this machine's own; `any` where it does not matter. */
  readonly allowedHosts: readonly string[] | 'any';
  readonly viewerLimits: AdmissionLimits;
  readonly requestRate: RequestRate;
  /** Origins beside our own whose pages may use the API. */
  readonly allowedOrigins: readonly string[];
  /** Addresses and networks whose `X-Forwarded-…` headers are believed, as Express names them. */
  readonly trustedProxies: readonly string[];
  /** Brings uploaded recordings into the store and deletes them, and where they lie meanwhile. */
  readonly importer: RecordingImporter;
  readonly uploads: Uploads;
  /** Folder of the built page. */
  readonly pageFolder: string;
}

/** The HTTP side of the server: the API and the page. */
export function createApp(dependencies: AppDependencies): Express {
  const { clock, reader, history, sessions, readiness, log, version, databaseId } = dependencies;
  const { allowedHosts, allowedOrigins } = dependencies;
  const admission = new Admission(dependencies.viewerLimits);
  const refusals = new Refusals(dependencies.failures, dependencies.requests);
  const turn = new WritingTurn();
  const limit = new RequestLimit(dependencies.requestRate, clock);
  const app = express();
  app.disable('x-powered-by').disable('etag').set('query parser', false);
  // One address for one thing: what is allowed at an address is told by its exact text.
  app.enable('case sensitive routing').enable('strict routing');
  app.set('trust proxy', [...dependencies.trustedProxies]);
  app.use(requestLog(log), tellRequests(dependencies.requests), securityHeaders());
  if (allowedOrigins.length > 0) app.use(API_BASE, crossOrigin(allowedOrigins));
  if (allowedHosts !== 'any') app.use(allowHosts(allowedHosts));
  app.use(limit.ofRequests(), refuseForeignPages(allowedOrigins), limitBodyTime());
  mount(
    app,
    {
      ...streamRoutes({ ...dependencies, admission, refusals, limit }),
      ...sessionRoutes(sessions),
      ...airportRoutes(history, () => reader.revision()),
      ...historyRoutes(reader, history),
      ...exportRoutes(reader, dependencies.given, history),
      ...recordingRoutes({ ...dependencies, refusals, turn }),
      ...storedRecordingRoutes({ ...dependencies, refusals, turn }),
      ...serviceRoutes(reader, readiness, dependencies.metrics, version),
    },
    () => `${version}-${databaseId}-${reader.revision()}`,
  );
  app.use(page(dependencies.pageFolder));
  app.use(request => {
    throw new ReplayError('not_found', `Nothing is at ${request.path}.`);
  });
  app.use(problemHandler(refusals));
  return app;
}
