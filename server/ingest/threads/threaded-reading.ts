import { Worker } from 'node:worker_threads';
import type { FileToRead } from '../format-reader.ts';
import { ImportError } from '../import-error.ts';
import { handOver } from '../recording-batch.ts';
import { buffersOf, type ThreadMessage, type ThreadReply, type ThreadTask } from './thread-messages.ts';

const PROGRAM = new URL('./reading-thread.ts', import.meta.url);
/** Megabytes of what a thread holds for long, and of what it has just made. */
const MEMORY = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 4 };

/**
 * A thread that reads a file by a format. It begins at once, and goes as far as there is room for what it finds until
 * that is taken.
 */
export class ThreadedReading implements AsyncDisposable {
  readonly #worker: Worker;
  readonly #ended = Promise.withResolvers<never>();
  #untaken: ThreadMessage[] = [];
  #take: (message: ThreadMessage) => void = message => this.#untaken.push(message);

  constructor(task: ThreadTask) {
    this.#worker = new Worker(PROGRAM, { workerData: task, resourceLimits: MEMORY });
    // Told by `handOver`, where somebody waits for it.
    this.#ended.promise.catch(() => {});
    this.#worker.on('message', (message: ThreadMessage) => this.#take(message));
    this.#worker.once('error', this.#ended.reject);
    this.#worker.once('exit', () =>
      this.#ended.reject(new Error('The thread that reads the file ended without a word')),
    );
  }

  /** Hands over on this thread what the other finds; otherwise as a format's reader does. To be called once. */
  async handOver({ sink, airportMap, pass }: Omit<FileToRead, 'source'>): Promise<readonly string[]> {
    const { signal } = pass('reading');
    signal?.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers<readonly string[]>();
    const abort = () => reject(signal?.reason);
    signal?.addEventListener('abort', abort);
    const answer = async (airportId: string) => this.#reply({ map: await airportMap?.(airportId) });
    const take = (message: ThreadMessage) => {
      if ('notes' in message) resolve(message.notes);
      else if ('unusable' in message) throw new ImportError(message.unusable.message, message.unusable.needs);
      else if ('stage' in message) pass(message.stage).onBytes?.(message.read);
      else if ('map' in message) sink.writeMap(message.airportId, message.map);
      else if ('wantsMapOf' in message) void answer(message.wantsMapOf).catch(reject);
      else {
        handOver(message.batch, sink);
        // Not before others had their turn: messages that come meanwhile would be taken without a break.
        const taken = buffersOf(message.batch);
        setImmediate(() => this.#reply({ taken }, taken));
      }
    };
    this.#take = message => {
      try {
        take(message);
      } catch (error) {
        this.#take = () => {};
        reject(error);
      }
    };
    for (const message of this.#untaken.splice(0)) this.#take(message);
    try {
      return await Promise.race([promise, this.#ended.promise]);
    } finally {
      signal?.removeEventListener('abort', abort);
      this.#take = () => {};
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#take = () => {};
    await this.#worker.terminate();
  }

  #reply(told: ThreadReply, buffers: readonly ArrayBuffer[] = []): void {
    this.#worker.postMessage(told, buffers);
  }
}
