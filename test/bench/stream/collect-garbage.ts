import { once } from 'node:events';
import { WebSocket } from 'ws';

/** What a server needs in its environment, so that {@link collectGarbage} reaches it. */
export const INSPECTED = { NODE_OPTIONS: '--inspect=127.0.0.1:0' } as const;

const ADDRESS = /Debugger listening on (?<address>ws:\S+)/;

/** Has a Node process collect its garbage, by its inspector. `said`: what the process told at its start. */
export async function collectGarbage(said: string): Promise<void> {
  const address = ADDRESS.exec(said)?.groups?.address;
  if (address === undefined) throw new Error('the server has no inspector');
  const socket = new WebSocket(address);
  await once(socket, 'open');
  // Twice: what the first frees outside of the heap may keep more.
  for (const id of [1, 2]) {
    socket.send(JSON.stringify({ id, method: 'HeapProfiler.collectGarbage' }));
    await once(socket, 'message');
  }
  socket.close();
  await once(socket, 'close');
}
