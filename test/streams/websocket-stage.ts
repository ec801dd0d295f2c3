import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { offeredSocket } from '../../server/http/upgrading-server.ts';
import { listen, stopListening, urlOf } from '../../server/listener.ts';
import type { CarryOut } from '../../server/streams/command-queue.ts';
import { Connections } from '../../server/streams/connections.ts';
import type { Watchable } from '../../server/streams/sse.ts';
import { streamWebSocket } from '../../server/streams/websocket.ts';
import { acceptWebSocket } from '../../server/streams/websocket-handshake.ts';
import { ManualClock } from '../manual-clock.ts';
import { batch, FakeSession } from './fake-session.ts';
import { WebSocketReader } from './web-socket-reader.ts';

const PATH = '/api/auto_dispatch/replay/ws';

/** A server that streams a fake session to every WebSocket; its commands are answered with what they were. */
export class WebSocketStage {
  readonly clock = new ManualClock();
  readonly session = new FakeSession();
  readonly stopping = new AbortController();
  readonly connections = new Connections(this.clock, this.stopping.signal);
  /** The server's sockets, in the order of their handshakes. */
  readonly sockets: Socket[] = [];
  watched: Watchable = this.session;
  carryOut: CarryOut = async message => JSON.stringify({ requestId: message });
  /** What kept the last client from watching. */
  refusal: unknown;
  #server: Server | undefined;

  static async open(): Promise<WebSocketStage> {
    const stage = new WebSocketStage();
    stage.session.first.push(batch('first'));
    stage.#server = await listen(
      (request, response) => {
        const socket = offeredSocket(response);
        if (!socket) throw new Error('no upgrade');
        stage.sockets.push(socket);
        const accept = () => {
          response.detachSocket(socket);
          return acceptWebSocket(request, socket);
        };
        const carryOut: CarryOut = message => stage.carryOut(message);
        const options = { lastEventId: 'seen' };
        try {
          streamWebSocket(stage.watched, { socket, accept }, options, carryOut, stage.connections);
        } catch (error) {
          stage.refusal = error;
          socket.destroy();
        }
      },
      '127.0.0.1',
      0,
    );
    return stage;
  }

  get url(): string {
    return this.#server ? `${urlOf(this.#server)}${PATH}` : '';
  }

  /** The server's end of the first connection. */
  get socket(): Socket {
    return this.sockets[0] as Socket;
  }

  connect(): Promise<WebSocketReader> {
    return WebSocketReader.open(this.url);
  }

  /** A client that has stopped to read, and so much for it that the network takes no more. */
  async connectBlocked({ backlog = 8_000_000, eventBytes = 1_000_000 } = {}) {
    const reader = await this.connect();
    await reader.next();
    reader.socket.pause();
    const viewer = await this.session.viewer();
    while (viewer.backlog < backlog) viewer.deliver(batch('big', eventBytes));
    return { reader, viewer };
  }

  async close(): Promise<void> {
    this.stopping.abort();
    if (this.#server) await stopListening(this.#server);
  }
}
