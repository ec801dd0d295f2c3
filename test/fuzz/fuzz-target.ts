import fc from 'fast-check';
import type { FileToRead, FormatReader } from '../../server/ingest/format-reader.ts';
import { ImportError } from '../../server/ingest/import-error.ts';
import type { ImportHints } from '../../server/ingest/import-hints.ts';
import { LineSplitter } from '../../server/ingest/line-splitter.ts';
import type { KnownAirport } from '../../server/ingest/locate-airport.ts';
import type { RecordingSink } from '../../server/ingest/recording-sink.ts';

/** A parser to be fed with damaged input: `run` must neither throw nor hang nor grow, whatever the bytes. */
export interface FuzzTarget {
  readonly name: string;
  readonly input: fc.Arbitrary<Buffer>;
  run(bytes: Buffer): Promise<void>;
}

/** What of a file's surroundings a fuzz target sets. */
interface Surroundings {
  readonly hints?: ImportHints;
  readonly airports?: readonly KnownAirport[];
}

/** A file in memory that is read in chunks of the size given, so that any piece is cut somewhere. */
export function fileOfBytes(
  bytes: Buffer,
  chunkBytes: number,
  sink: RecordingSink,
  { hints = {}, airports = [] }: Surroundings = {},
): FileToRead {
  async function* chunks() {
    for (let start = 0; start < bytes.length; start += chunkBytes) {
      yield bytes.subarray(start, start + chunkBytes);
    }
  }
  const source = {
    name: 'fuzz',
    size: bytes.length,
    sha256: () => Promise.resolve(''),
    head: () => Promise.resolve(bytes.subarray(0, 64 * 1024)),
    bytes: chunks,
    lines: async function* () {
      const splitter = new LineSplitter();
      for await (const chunk of chunks()) {
        const batch = splitter.push(chunk);
        if (batch) yield batch;
      }
      const last = splitter.end();
      if (last) yield last;
    },
  };
  return { source, sink, hints, airports, pass: () => ({}) };
}

/** Reads bytes by a format; a file that is refused as a whole is fine. */
export async function readBytes(
  { read }: FormatReader,
  bytes: Buffer,
  sink: RecordingSink,
  surroundings?: Surroundings,
): Promise<void> {
  try {
    await read(fileOfBytes(bytes, 1 + (bytes.length % 97), sink, surroundings));
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
  }
}

/** Well-formed texts or bytes, damaged: bytes changed, pieces taken out, doubled, put in, or the end cut off. */
export function damaged(
  wellFormed: fc.Arbitrary<string | Buffer>,
  alien: readonly string[],
): fc.Arbitrary<Buffer> {
  const wound = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat({ max: 40 }),
    put: fc.oneof(
      fc.constantFrom(...alien).map(text => Buffer.from(text)),
      fc.uint8Array({ maxLength: 8 }).map(bytes => Buffer.from(bytes)),
    ),
  });
  return fc.tuple(wellFormed, fc.array(wound, { maxLength: 6 })).map(([content, wounds]) => {
    let bytes = typeof content === 'string' ? Buffer.from(content) : content;
    for (const { at, length, put } of wounds) {
      const start = Math.floor(at * bytes.length);
      bytes = Buffer.concat([bytes.subarray(0, start), put, bytes.subarray(start + length)]);
    }
    return bytes;
  });
}
