import { ENDPOINTS } from '../../../server/contract/endpoints.ts';
import { Connection } from '../stream/load/connection.ts';
import { EventSplitter } from '../stream/load/event-splitter.ts';
import { pathOf, type Visit, type VisitEnd, type VisitOptions } from './visit.ts';

/** Watches by server-sent events. */
export function visitBySse(options: VisitOptions): Visit {
  const { hostname: host, port } = new URL(options.url);
  const { promise: over, resolve } = Promise.withResolvers<VisitEnd>();
  const splitter = new EventSplitter(({ id, event, data }) => {
    if (id !== '') options.see(id, event);
    // A refusal that is to be tried again comes as a stream that holds the problem.
    else resolve(JSON.parse(data.toString()).status);
  });
  const address = { host, port: Number(port), path: pathOf(ENDPOINTS.getStream.path, options) };
  const connection = new Connection(address, {
    body: (bytes, start, end) => splitter.read(bytes, start, end),
    closed: () => resolve('closed'),
  });
  connection.opened.catch(() => resolve(connection.status ?? 'closed'));
  return {
    over,
    leave() {
      resolve('left');
      connection.close();
    },
    stopReading: () => connection.pause(),
    readOn: () => connection.resume(),
  };
}
