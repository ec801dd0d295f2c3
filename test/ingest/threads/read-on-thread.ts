import type { RecordingFormat } from '../../../server/contract/recordings.ts';
import type { FileToRead } from '../../../server/ingest/format-reader.ts';
import { ThreadedReading } from '../../../server/ingest/threads/threaded-reading.ts';

/** Reads a file on a thread of its own, however small it is. */
export async function readOnThread(format: RecordingFormat, file: FileToRead): Promise<readonly string[]> {
  const { source, hints, airports } = file;
  const { path = '', name, size } = source;
  await using thread = new ThreadedReading({ path, name, size, format, hints, airports });
  return await thread.handOver(file);
}
