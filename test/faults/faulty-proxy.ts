import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { FaultyLane } from './faulty-lane.ts';

/** One connection through a {@link FaultyProxy}: a lane each way, and what hits both. */
export class FaultyConnection {
  readonly #client: Socket;
  readonly #upstream: Socket;
  readonly toServer: FaultyLane;
  readonly toClient: FaultyLane;
  /** Resolved once the client's side and the server's are gone. */
  readonly closed: Promise<void>;

  constructor(client: Socket, upstream: Socket) {
    this.#client = client;
    this.#upstream = upstream;
    for (const socket of [client, upstream]) socket.on('error', () => {});
    this.toServer = new FaultyLane(client, upstream);
    this.toClient = new FaultyLane(upstream, client);
    this.closed = Promise.all([gone(client), gone(upstream)]).then(() => {});
  }

  /** Lets go of both sides at once, as when a proxy is stopped: what was passed on so far arrives, nothing else. */
  cut(): void {
    this.#client.destroy();
    this.#upstream.destroy();
  }

  /** Resets both sides (RST): either may lose what it has not read yet. */
  reset(): void {
    this.#client.resetAndDestroy();
    this.#upstream.resetAndDestroy();
  }

  /** Tells the server that the client sends no more; what the server sends still passes. */
  closeTowardsServer(): void {
    this.#upstream.end();
  }

  /** Tells the client that the server sends no more; what the client sends still passes. */
  closeTowardsClient(): void {
    this.#client.end();
  }
}

/**
 * A TCP proxy that can do to each connection what networks and their middle boxes do: delay, throttle, cut, close one
 * half, reset, stall, stop reading, swallow. Until it is told to, it passes all on as it comes.
 */
export class FaultyProxy {
  readonly #server: Server;
  readonly #target: URL;
  readonly #open = new Set<FaultyConnection>();
  readonly #onConnection: (connection: FaultyConnection) => void;
  /** How many connections came so far. */
  accepted = 0;

  private constructor(target: URL, onConnection: (connection: FaultyConnection) => void) {
    this.#target = target;
    this.#onConnection = onConnection;
    this.#server = createServer({ allowHalfOpen: true }, client => this.#accept(client));
  }

  /**
   * Listens on a port of its own on 127.0.0.1 and leads to `target`.
   * @param onConnection what befalls each connection, said before its first byte passes.
   */
  static async start(
    target: string,
    onConnection: (connection: FaultyConnection) => void = () => {},
  ): Promise<FaultyProxy> {
    const proxy = new FaultyProxy(new URL(target), onConnection);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  /** What a client uses in place of the target's address. */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Those that are open, oldest first. */
  get connections(): readonly FaultyConnection[] {
    return [...this.#open];
  }

  /** The next connection that comes. */
  async next(): Promise<FaultyConnection> {
    const [connection] = (await once(this.#server, 'accepted')) as [FaultyConnection];
    return connection;
  }

  /** Leads to another target from now on; connections that are open stay where they are. */
  leadTo(target: string): void {
    this.#target.href = target;
  }

  /** Cuts what is open and takes no more. */
  async stop(): Promise<void> {
    for (const connection of this.#open) connection.cut();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #accept(client: Socket): void {
    this.accepted++;
    const { hostname, port } = this.#target;
    const upstream = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
    const connection = new FaultyConnection(client, upstream);
    this.#open.add(connection);
    void connection.closed.then(() => this.#open.delete(connection));
    this.#onConnection(connection);
    this.#server.emit('accepted', connection);
  }
}

function gone(socket: Socket): Promise<unknown> {
  return new Promise(resolve => socket.once('close', resolve));
}
