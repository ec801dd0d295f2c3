import { RECORDING_FORMATS, type RecordingFormat } from '../contract/recordings.ts';
import { readHeaderLine } from './csv-positions/position-table.ts';
import { ImportError } from './import-error.ts';
import type { Source } from './source.ts';

/** What each format is, in words. */
export const FORMATS = {
  ndjson: 'one JSON object a line, each with its kind',
  'csv-positions': 'a table of vehicle positions with a header',
  'apt-dat': "an airport's map as X-Plane apt.dat",
} as const satisfies Record<RecordingFormat, string>;

const HEAD_LINES = 10;
const AIRPORT_ROW = /^(1|16|17)\s+-?\d+(\.\d+)?\s+\d\s+\d\s+\S+/;
const ORIGIN_LINE = /^[IA]$/;
const VERSION_LINE = /^\d{3,4}\b/;
const ARCHIVES = [
  ['PK\u0003\u0004', 'a zip archive'],
  ['BZh', 'a bzip2 archive'],
  ['\uFFFD7zXZ', 'an xz archive'],
  ['(\uFFFD/\uFFFD', 'a zstd archive'],
  ['SQLite format 3', 'an SQLite database'],
] as const;

/**
 * Tells a source's format by its first lines, blank ones left out; `undefined` where none fits. Bad lines may stand
 * before the first good one of NDJSON.
 */
export function recogniseFormat(head: readonly string[]): RecordingFormat | undefined {
  const lines = head.map(line => line.trim());
  const [first = '', second = ''] = lines;
  if (AIRPORT_ROW.test(first) || (ORIGIN_LINE.test(first) && VERSION_LINE.test(second))) return 'apt-dat';
  if (!first.startsWith('{') && readHeaderLine(first)) return 'csv-positions';
  return lines.some(line => line.startsWith('{"') || line.startsWith('{ ')) ? 'ndjson' : undefined;
}

/** A source's format; throws an {@link ImportError} that lists what is known and what was seen. */
export async function detectFormat(source: Source, signal?: AbortSignal): Promise<RecordingFormat> {
  const { lines, unreadable } = await readHead(source, signal);
  const format = recogniseFormat(lines);
  if (format) return format;
  const seen = lines[0] ?? unreadable;
  if (seen === undefined) throw new ImportError('holds nothing but blank lines');
  const archive = ARCHIVES.find(([magic]) => unreadable?.startsWith(magic) || seen.startsWith(magic));
  if (archive) throw new ImportError(`is ${archive[1]}: unpack it first (gzip is read as it is)`);
  const known = RECORDING_FORMATS.map(name => `${name} (${FORMATS[name]})`).join(', ');
  if (unreadable !== undefined || seen.includes('\0')) {
    throw new ImportError(`is not text in UTF-8, as the known formats are: ${known}`);
  }
  throw new ImportError(
    `is of no known format: ${known}. Its first line is ${JSON.stringify(seen.slice(0, 100))}`,
    'format',
  );
}

async function readHead(source: Source, signal: AbortSignal | undefined) {
  const lines: string[] = [];
  let unreadable: string | undefined;
  for await (const batch of source.lines({ signal })) {
    unreadable ??= batch.setAside[0]?.text;
    lines.push(...batch.lines.filter(line => line.trim() !== '').slice(0, HEAD_LINES));
    if (lines.length > 0 || unreadable !== undefined) break;
  }
  return { lines, unreadable };
}
