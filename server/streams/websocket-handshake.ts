import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { ReplayError } from '../contract/problems.ts';

/** A message that is larger closes the connection (code 1009), in bytes: nobody can be answered who sends without end. */
const MAX_MESSAGE_BYTES = 128 * 1024;
/** The same for one that comes in more pieces. */
const MAX_FRAGMENTS = 128;

const server = new WebSocketServer({
  noServer: true,
  clientTracking: false,
  perMessageDeflate: false,
  maxPayload: MAX_MESSAGE_BYTES,
  maxFragments: MAX_FRAGMENTS,
}).on('wsClientError', ({ message }) => {
  throw new ReplayError('invalid_request', `The WebSocket handshake is not valid: ${message}.`, [
    { path: '', message },
  ]);
});

/**
 * Answers a handshake (RFC 6455, 4.2); `undefined` where the client has gone. Throws `invalid_request`, and then
 * nothing has been sent.
 */
export function acceptWebSocket(request: IncomingMessage, socket: Duplex): WebSocket | undefined {
  let accepted: WebSocket | undefined;
  server.handleUpgrade(request, socket, Buffer.alloc(0), webSocket => {
    accepted = webSocket;
  });
  return accepted;
}
