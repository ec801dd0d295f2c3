import type { Socket } from 'node:net';
import { WebSocket } from 'ws';
import type { EventBatch } from '../replay/outbox-event.ts';
import type { Attachment, JoinOptions, Viewer } from '../replay/viewer.ts';
import { type CarryOut, type Commander, CommandQueue } from './command-queue.ts';
import type { Connection, Connections } from './connections.ts';
import { Outlet } from './outlet.ts';
import type { Watchable } from './sse.ts';
import { StallWatch } from './stall-watch.ts';
import { Sent } from './traffic.ts';
import { encodeWebSocket, framesOf } from './websocket-encoding.ts';

/** A ping goes out this often, in ms. */
const PING_MS = 12_000;
/** A client that answers none for so long is cut off, in ms. */
const SILENT_MS = 60_000;
/** A client that leaves more unread, in bytes, gets no answers to commands, and so sends none, until it has read it. */
const MAX_UNREAD_ANSWERS = 256 * 1024;

/** Close codes (RFC 6455, 7.4.1). */
const NORMAL = 1000;
const GOING_AWAY = 1001;

/** A connection that has asked for a WebSocket. */
export interface Handshake {
  readonly socket: Socket;
  /** Answers it; `undefined` where the client has gone. It may throw, nothing having been sent. */
  accept(): WebSocket | undefined;
}

/**
 * Streams a session until it is deleted, the client goes, the server stops or the client takes nothing for too long,
 * and carries out the client's commands. What `join` and `accept` throw passes through, nothing having been sent.
 */
export function streamWebSocket(
  session: Watchable,
  handshake: Handshake,
  options: JoinOptions,
  carryOut: CarryOut,
  connections: Connections,
  sent: Sent = new Sent(),
): void {
  new WebSocketViewer(handshake.socket, carryOut, connections, sent).watch(session, options, handshake);
}

/**
 * Events and answers go straight to the socket, as frames that are the same for all clients; the handshake, incoming
 * and control frames are left to the library. Every writer writes whole frames, so they never mix.
 */
class WebSocketViewer implements Viewer, Connection, Commander {
  readonly #socket: Socket;
  readonly #connections: Connections;
  readonly #outlet: Outlet;
  readonly #stall: StallWatch;
  readonly #sent: Sent;
  readonly #commands: CommandQueue;
  readonly #answers = new WeakSet<Buffer>();
  #attachment: Attachment | undefined;
  #webSocket: WebSocket | undefined;
  /** What came before the handshake was answered. */
  #early: EventBatch[] = [];
  #endsEarly = false;
  #pingedAt: number;
  #heardAt: number;

  constructor(socket: Socket, carryOut: CarryOut, connections: Connections, sent: Sent) {
    this.#socket = socket;
    this.#sent = sent;
    this.#connections = connections;
    this.#outlet = new Outlet(socket, { pieces: false, onDrained: () => this.#drained() });
    this.#commands = new CommandQueue(this, carryOut);
    const now = connections.now();
    this.#stall = new StallWatch(this.#outlet, now);
    this.#pingedAt = now;
    this.#heardAt = now;
  }

  watch(session: Watchable, options: JoinOptions, { accept }: Handshake): void {
    this.#attachment = session.join(this, options);
    try {
      this.#webSocket = accept();
    } catch (error) {
      this.#attachment.leave();
      throw error;
    }
    if (this.#webSocket) this.#open(this.#webSocket);
    else this.#attachment.leave();
  }

  deliver(batch: EventBatch): void {
    if (!this.#webSocket) {
      this.#early.push(batch);
      return;
    }
    const frames = batch.encodedBy(encodeWebSocket);
    this.#sent.events += batch.events.length;
    this.#sent.bytes += frames.length;
    this.#write(frames);
  }

  get backlog(): number {
    return this.#outlet.backlog;
  }

  /** Events can be done without, for a snapshot follows; an answer comes once. */
  drop(): void {
    this.#outlet.drop(message => this.#answers.has(message));
    this.#stall.dropped();
    this.#sent.drops++;
  }

  end(): void {
    if (this.#webSocket) this.#close(NORMAL);
    else this.#endsEarly = true;
  }

  stop(): void {
    this.#outlet.drop();
    this.#close(GOING_AWAY);
  }

  tend(now: number): void {
    if (this.#outlet.backlog > 0 || this.#webSocket?.isPaused) this.#heardAt = now;
    this.#sent.stalled = this.#stall.isStalled(now);
    if (this.#sent.stalled || now - this.#heardAt >= SILENT_MS) this.#webSocket?.terminate();
    else if (now - this.#pingedAt >= PING_MS && this.#outlet.backlog === 0) {
      this.#pingedAt = now;
      this.#webSocket?.ping();
    }
  }

  get takesAnswers(): boolean {
    return this.#outlet.backlog <= MAX_UNREAD_ANSWERS;
  }

  answer(text: string): void {
    const frame = framesOf([text]);
    this.#answers.add(frame);
    this.#write(frame);
  }

  pause(): void {
    this.#webSocket?.pause();
  }

  resume(): void {
    this.#webSocket?.resume();
  }

  #open(webSocket: WebSocket): void {
    const heard = () => {
      this.#heardAt = this.#connections.now();
    };
    webSocket.on('ping', heard).on('pong', heard);
    webSocket.on('message', (data, isBinary) => {
      heard();
      if (webSocket.readyState === WebSocket.OPEN) this.#commands.add(isBinary ? null : String(data));
    });
    webSocket.on('error', () => {});
    for (const batch of this.#early) this.deliver(batch);
    this.#early = [];
    if (this.#endsEarly) this.end();
    const remove = this.#connections.add(this);
    this.#socket.on('close', () => {
      remove();
      this.#attachment?.leave();
    });
  }

  /** Nothing may follow the frame that closes. */
  #write(frames: Buffer): void {
    if (this.#webSocket?.readyState === WebSocket.OPEN) this.#outlet.write(frames);
  }

  /** The client's answer is behind the commands that were not read yet; these are passed over. */
  #close(code: number): void {
    this.#outlet.end(() => {
      this.#webSocket?.close(code);
      this.#webSocket?.resume();
    });
  }

  #drained(): void {
    this.#attachment?.drained();
    this.#commands.proceed();
  }
}
