import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import type { FileToRead } from '../format-reader.ts';
import { FORMATS } from '../formats.ts';
import { ImportError } from '../import-error.ts';
import { columnBuffers } from '../positions/column-buffers.ts';
import { changedMeanwhile, openSource, type Pass, type Source } from '../source.ts';
import { BatchingSink } from './batching-sink.ts';
import {
  buffersOf,
  MOST_UNDER_WAY,
  type ThreadMessage,
  type ThreadReply,
  type ThreadTask,
} from './thread-messages.ts';

/** A thread that reads what its {@link ThreadTask} says and posts {@link ThreadMessage}s. */
const port = parentPort;
if (!port) throw new Error('This runs as a worker thread');
const sink = new BatchingSink();
let free = MOST_UNDER_WAY;
let takeMap: (map: string | undefined) => void = () => {};
port.on('message', (reply: ThreadReply) => {
  if ('map' in reply) {
    takeMap(reply.map);
    return;
  }
  free++;
  columnBuffers.giveBack(reply.taken);
});

const tell = (message: ThreadMessage) =>
  port.postMessage(message, 'batch' in message ? buffersOf(message.batch) : []);

/** Posts what was found so far, as far and as soon as there is room for it. */
async function post(): Promise<void> {
  for (const message of sink.take()) {
    while (free === 0) await once(port as NonNullable<typeof port>, 'message');
    if ('batch' in message) free--;
    tell(message);
  }
}

/** A reading that goes no faster than what it finds is taken. */
async function* paced<T>(pieces: AsyncGenerator<T>): AsyncGenerator<T> {
  for await (const piece of pieces) {
    yield piece;
    await post();
  }
}

function pacedSource(source: Source): Source {
  return {
    ...source,
    bytes: (pass: Pass) => paced(source.bytes(pass)),
    lines: (pass: Pass) => paced(source.lines(pass)),
  };
}

/** The map of an airport, from the thread that has the store. One is asked for at a time. */
function askMap(airportId: string): Promise<string | undefined> {
  tell({ wantsMapOf: airportId });
  return new Promise(resolve => {
    takeMap = resolve;
  });
}

async function read({ path, name, size, format, hints, airports }: ThreadTask): Promise<readonly string[]> {
  const reader = FORMATS.find(known => known.format === format);
  if (!reader) throw new Error(`No format is called ${format}`);
  const source = await openSource(path);
  if (source.size !== size) throw changedMeanwhile();
  const file: FileToRead = {
    source: pacedSource({ ...source, name }),
    sink,
    hints,
    airports,
    airportMap: askMap,
    pass: stage => ({ onBytes: bytes => tell({ stage, read: bytes }) }),
  };
  const notes = await reader.read(file);
  await post();
  return notes;
}

try {
  tell({ notes: await read(workerData as ThreadTask) });
} catch (error) {
  if (!(error instanceof ImportError)) throw error;
  const { message, needs } = error;
  tell({ unusable: { message, needs } });
}
