import { once } from 'node:events';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UpgradingServer } from './http/upgrading-server.ts';

/** How long requests under way may take to finish once the server stops. */
const GRACE_MS = 1000;
/** How often it is looked whether they have: a client keeps its connection once it was answered. */
const LOOK_MS = 20;

/** Why the server cannot listen, for the person who starts it. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

/** Takes the address and answers requests on it. Throws a {@link ListenError} where the address cannot be had. */
export async function listen(answer: RequestListener, host: string, port: number): Promise<Server> {
  const server = new UpgradingServer(answer);
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw explained(error, host, port);
  }
  return server;
}

/** The address that a browser opens. */
export function urlOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

/** Takes no more requests and waits for those under way, a second at most. */
export async function stopListening(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  const look = setInterval(() => server.closeIdleConnections(), LOOK_MS);
  const force = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await closed;
  clearInterval(look);
  clearTimeout(force);
}

function explained(error: unknown, host: string, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const address = `${host}, port ${port}`;
  if (code === 'EADDRINUSE') {
    return new ListenError(
      `Another program listens on ${address} already. Stop it, or set PORT to another number.`,
    );
  }
  if (code === 'EACCES')
    return new ListenError(`This user may not listen on ${address}. Set PORT above 1023.`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new ListenError(`HOST is ${JSON.stringify(host)}: this machine has no such address.`);
  }
  return error;
}
