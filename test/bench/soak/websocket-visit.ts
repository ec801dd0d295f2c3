import { WebSocket } from 'ws';
import { ENDPOINTS } from '../../../server/contract/endpoints.ts';
import { pathOf, type Visit, type VisitEnd, type VisitOptions } from './visit.ts';

/** Watches by a WebSocket. */
export function visitByWebSocket(options: VisitOptions): Visit {
  const { promise: over, resolve } = Promise.withResolvers<VisitEnd>();
  const address = `${options.url.replace(/^http/, 'ws')}${pathOf(ENDPOINTS.getWebSocket.path, options)}`;
  const socket = new WebSocket(address, { perMessageDeflate: false });
  socket.on('message', data => {
    const { id, event } = JSON.parse(String(data));
    if (id !== undefined) options.see(id, event);
  });
  socket.on('unexpected-response', (request, { statusCode }) => {
    resolve(statusCode ?? 'closed');
    request.destroy();
  });
  socket.on('close', () => resolve('closed'));
  socket.on('error', () => resolve('closed'));
  return {
    over,
    leave() {
      resolve('left');
      socket.terminate();
    },
    stopReading: () => socket.pause(),
    readOn: () => socket.resume(),
  };
}
