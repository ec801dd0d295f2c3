import { ReplayError } from '../contract/problems.ts';
import type { RecordReader } from '../replay/record-reader.ts';
import { sendJson } from './json.ts';
import type { Handlers } from './mount.ts';
import { openApiDocument } from './openapi.ts';
import type { Readiness } from './readiness.ts';

/** The server's figures, as Prometheus reads them. */
export interface MetricsText {
  readonly contentType: string;
  text(): Promise<string>;
}

/** What integrators' tools, a process supervisor and a monitoring system ask. */
export function serviceRoutes(
  reader: RecordReader,
  readiness: Readiness,
  metrics: MetricsText,
  version: string,
): Handlers<'getOpenApi' | 'getHealth' | 'getReadiness' | 'getMetrics'> {
  let document: string | undefined;
  return {
    getOpenApi({ response }) {
      document ??= JSON.stringify(openApiDocument(version));
      sendJson(response, document);
    },
    getHealth({ response }) {
      response.json({ status: 'ok' });
    },
    getReadiness({ response }) {
      const { waitingFor } = readiness;
      if (waitingFor !== undefined) throw new ReplayError('unavailable', waitingFor);
      reader.revision();
      response.json({ status: 'ok' });
    },
    async getMetrics({ response }) {
      const text = await metrics.text();
      response.set({ 'Content-Type': metrics.contentType, 'Cache-Control': 'no-store' }).send(text);
    },
  };
}
