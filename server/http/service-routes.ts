import { ReplayError } from '../contract/problems.ts';
import type { RecordReader } from '../replay/record-reader.ts';
import { sendJson } from './json.ts';
import type { Handlers } from './mount.ts';
import { openApiDocument } from './openapi.ts';
import type { Readiness } from './readiness.ts';

/** What integrators' tools and a process supervisor ask. */
export function serviceRoutes(
  reader: RecordReader,
  readiness: Readiness,
  version: string,
): Handlers<'getOpenApi' | 'getHealth' | 'getReadiness'> {
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
  };
}
