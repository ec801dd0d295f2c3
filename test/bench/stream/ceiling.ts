import { join } from 'node:path';
import type { CannedServer } from './contestants/canned-server.ts';
import { CORES } from './cores.ts';
import type { Watched } from './load/watch.ts';
import { startLoadClient } from './load-client-program.ts';
import { Program } from './program.ts';
import { sharedNow } from './shared-now.ts';

const SERVER = join(import.meta.dirname, 'contestants', 'canned-server.ts');
const VIEWERS = 1000;
/** Each write holds about as much as ours gives a viewer at once where it sends most. */
const CANNED = { writes: 100, messagesInWrite: 100, size: 200 };
const AT_MOST_MS = 30_000;

/** What the load client itself can read: messages made beforehand come as fast as it takes them. */
export async function readCanned(): Promise<Watched> {
  const server = new Program<CannedServer>(SERVER, CORES.server);
  const client = startLoadClient();
  try {
    const address = { host: '127.0.0.1', port: await server.ask('listen'), path: '/' };
    await client.ask('open', { address, count: VIEWERS, size: CANNED.size });
    const startMs = sharedNow();
    const count = CANNED.writes * CANNED.messagesInWrite;
    await client.ask('expect', { first: 1, count, startMs, untilMs: startMs + AT_MOST_MS });
    const sent = server.ask('send', { ...CANNED, dueMs: startMs });
    const watched = await client.ask('result');
    await sent;
    return watched;
  } finally {
    await client.stop();
    await server.stop();
  }
}
