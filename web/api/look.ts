import type { ParsedEvent } from './sse-parser.ts';
import type { Transport } from './transport.ts';
import { type ConnectionClocks, WatchedConnection } from './watched-connection.ts';

/**
 * What a stream tells first, up to its `snapshot`, through a connection of its own that is closed then; `undefined` where
 * none comes.
 */
export function look(
  transport: Transport,
  query: string,
  clocks: ConnectionClocks,
): Promise<readonly ParsedEvent[] | undefined> {
  return new Promise(resolve => {
    const seen: ParsedEvent[] = [];
    const connection = new WatchedConnection(transport, () => query, clocks, {
      live: () => undefined,
      retry: () => undefined,
      events: events => {
        seen.push(...events);
        const last = seen.findIndex(({ event }) => event === 'snapshot');
        if (last === -1) return;
        connection.close();
        resolve(seen.slice(0, last + 1));
      },
      over: () => resolve(undefined),
    });
  });
}
