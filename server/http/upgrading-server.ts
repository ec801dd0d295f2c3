import { type IncomingMessage, type RequestListener, Server, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { STREAM_ENDPOINTS } from '../contract/stream-endpoints.ts';

/** How long a request's headers may take to arrive. */
const HEADERS_TIMEOUT_MS = 60_000;

/** The sockets of requests for a WebSocket, by the response that refuses them. */
const OFFERED = new WeakMap<ServerResponse, Socket>();

/**
 * An HTTP server that hands requests for a WebSocket to the same listener as all others, so that the same rules hold
 * for them. Whoever answers either refuses as usual or takes the socket: see {@link offeredSocket}.
 */
export class UpgradingServer extends Server {
  /** Sockets that were upgraded: Node waits for them when it closes, but knows them no more. */
  readonly #upgraded = new Set<Socket>();

  constructor(answer: RequestListener) {
    // How long a body may take depends on what it is for: see `limitBodyTime`.
    super(
      { shouldUpgradeCallback: asksForWebSocket, headersTimeout: HEADERS_TIMEOUT_MS, requestTimeout: 0 },
      answer,
    );
    this.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      if (socket instanceof Socket) this.#offer(request, socket, head, answer);
      else socket.destroy();
    });
  }

  override closeAllConnections(): void {
    super.closeAllConnections();
    for (const socket of this.#upgraded) socket.destroy();
  }

  #offer(request: IncomingMessage, socket: Socket, head: Buffer, answer: RequestListener): void {
    this.#upgraded.add(socket);
    socket.on('close', () => this.#upgraded.delete(socket));
    socket.on('error', () => socket.destroy());
    const response = refusalOn(socket, request);
    if (!response) return;
    if (head.length > 0) socket.unshift(head);
    OFFERED.set(response, socket);
    answer(request, response);
  }
}

/** The socket of a request for a WebSocket; `undefined` where the request asks for none. */
export function offeredSocket(response: ServerResponse): Socket | undefined {
  return OFFERED.get(response);
}

/** Parts the response from the socket, which speaks another protocol from now on; it closes when the socket does. */
export function switchProtocols(response: ServerResponse, socket: Socket): void {
  response.detachSocket(socket);
  response.statusCode = 101;
  socket.on('close', () => response.destroy());
}

/** Whoever asks for anything else, such as HTTP/2, is answered as if it had not asked. */
function asksForWebSocket({ method, url, headers }: IncomingMessage): boolean {
  const hasBody = 'transfer-encoding' in headers || (headers['content-length'] ?? '0') !== '0';
  return (
    method === 'GET' &&
    url?.split('?', 1)[0] === STREAM_ENDPOINTS.getWebSocket.path &&
    headers.upgrade?.toLowerCase() === 'websocket' &&
    !hasBody
  );
}

/**
 * A response after which the connection is closed. There is none where the client did not wait for its earlier
 * requests to be answered, as it must before it upgrades: it is cut off.
 */
function refusalOn(socket: Socket, request: IncomingMessage): ServerResponse | undefined {
  const response = new ServerResponse(request);
  response.shouldKeepAlive = false;
  try {
    response.assignSocket(socket);
  } catch {
    socket.destroy();
    return undefined;
  }
  response.on('finish', () => socket.destroySoon());
  return response;
}
