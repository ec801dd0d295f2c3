import { aptDatFormat } from './apt-dat/apt-dat-format.ts';
import { asterixFormat, pcapFormat } from './asterix/asterix-format.ts';
import { type FileHead, fileHead } from './file-head.ts';
import type { FormatReader } from './format-reader.ts';
import { geoJsonFormat } from './geojson/geojson-format.ts';
import { ImportError } from './import-error.ts';
import type { ImportHints } from './import-hints.ts';
import { ndjsonFormat } from './ndjson/ndjson-format.ts';
import { overpassFormat } from './overpass/overpass-format.ts';
import { readsbFormat } from './readsb/readsb-format.ts';
import { smesFormat } from './smes/smes-format.ts';
import type { Source } from './source.ts';
import { csvFormat } from './tables/csv-format.ts';
import { jsonFormat } from './tables/json-format.ts';

/** All formats that can be read; of several that recognise a file, the first one takes it. */
export const FORMATS: readonly FormatReader[] = [
  aptDatFormat,
  overpassFormat,
  geoJsonFormat,
  readsbFormat,
  smesFormat,
  csvFormat,
  jsonFormat,
  ndjsonFormat,
  pcapFormat,
  asterixFormat,
];

const ARCHIVES = [
  ['PK\u0003\u0004', 'a zip archive'],
  ['BZh', 'a bzip2 archive'],
  ['\u00FD7zXZ', 'an xz archive'],
  ['(\u00B5/\u00FD', 'a zstd archive'],
  ['SQLite format 3', 'an SQLite database'],
] as const;

/** The format that a file is told to have, or that it has by its first 64 KiB. Throws an {@link ImportError}. */
export async function formatOf(
  source: Source,
  hints: ImportHints,
  signal?: AbortSignal,
): Promise<FormatReader> {
  const told = FORMATS.find(({ format }) => format === hints.format);
  if (told) return told;
  const head = fileHead(source.name, await source.head({ signal }));
  if (isBlank(head)) throw new ImportError('holds nothing but blank lines');
  const found = FORMATS.find(format => format.recognises(head, hints));
  if (found) return found;
  throw unrecognised(head);
}

/** The same of one of several files: those whose content tells what they are need no word on it. */
export async function formatAmong(source: Source, hints: ImportHints, files: number): Promise<FormatReader> {
  if (files === 1 || hints.format === undefined) return formatOf(source, hints);
  try {
    return await formatOf(source, { ...hints, format: undefined });
  } catch (error) {
    if (error instanceof ImportError) return formatOf(source, hints);
    throw error;
  }
}

function unrecognised({ bytes, lines: [first] }: FileHead): ImportError {
  const archive = ARCHIVES.find(([magic]) =>
    bytes.subarray(0, magic.length).equals(Buffer.from(magic, 'latin1')),
  );
  if (archive) return new ImportError(`is ${archive[1]}: unpack it first (gzip is read as it is)`);
  const known = `Known formats are ${FORMATS.map(({ format }) => format).join(', ')}`;
  if (first !== undefined) {
    return new ImportError(
      `is of no known format. Its first line is ${JSON.stringify(first.slice(0, 100))}. ${known}`,
      'format',
    );
  }
  const encoding = UTF_16.some(mark => bytes.subarray(0, 2).equals(mark))
    ? 'is text in UTF-16'
    : 'is neither text in UTF-8 nor of a known binary format';
  return new ImportError(`${encoding}: save it as UTF-8. ${known}`);
}

/** Line ends are also what ASTERIX begins with: they are told before any format is asked. */
function isBlank({ bytes }: FileHead): boolean {
  return bytes.toString('latin1').trim() === '';
}

const UTF_16 = [Buffer.from([0xff, 0xfe]), Buffer.from([0xfe, 0xff])];
