import { Worker } from 'node:worker_threads';
import type { RecordingFormat } from '../../contract/recordings.ts';
import type { FileToRead } from '../format-reader.ts';
import { ImportError } from '../import-error.ts';
import { handOver } from '../recording-batch.ts';
import { buffersOf, type ThreadMessage, type ThreadReply, type ThreadTask } from './thread-messages.ts';

const PROGRAM = new URL('./reading-thread.ts', import.meta.url);
/** Megabytes of what a thread holds for long, and of what it has just made. */
const MEMORY = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 4 };

/**
 * Reads a file by a format on a thread of its own, and hands over on this one; otherwise as the format's reader does.
 * Ends the thread when the signal comes.
 */
export async function readOnThread(
  path: string,
  format: RecordingFormat,
  { source, sink, hints, airports, airportMap, pass }: FileToRead,
): Promise<readonly string[]> {
  const { signal } = pass('reading');
  signal?.throwIfAborted();
  const task: ThreadTask = { path, name: source.name, size: source.size, format, hints, airports };
  const thread = new Worker(PROGRAM, { workerData: task, resourceLimits: MEMORY });
  const { promise, resolve, reject } = Promise.withResolvers<readonly string[]>();
  const abort = () => reject(signal?.reason);
  signal?.addEventListener('abort', abort);
  const reply = (told: ThreadReply, buffers: readonly ArrayBuffer[] = []) =>
    thread.postMessage(told, buffers);
  const answer = async (airportId: string) => reply({ map: await airportMap?.(airportId) });
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
      setImmediate(() => reply({ taken }, taken));
    }
  };
  thread.on('message', (message: ThreadMessage) => {
    try {
      take(message);
    } catch (error) {
      thread.removeAllListeners('message');
      reject(error);
    }
  });
  thread.once('error', reject);
  thread.once('exit', () => reject(new Error('The thread that reads the file ended without a word')));
  try {
    return await promise;
  } finally {
    signal?.removeEventListener('abort', abort);
    thread.removeAllListeners('message');
    await thread.terminate();
  }
}
