import { fileHead } from '../../file-head.ts';
import { ImportError } from '../../import-error.ts';
import type { Pass, Source } from '../../source.ts';
import type { Profile } from '../profile/profile.ts';
import { MOST_COLUMNS, sampleOf, type TableSource } from '../table-source.ts';
import { type CsvDialect, CsvRows } from './csv-rows.ts';
import { decodedLines, encodingOfMark, isSingleByteText, lineBlocks } from './decoded-lines.ts';
import { guessDelimiter, splitRow } from './split-row.ts';

/** What a profile may say of how a table is written. */
export type CsvOptions = Pick<Profile, 'delimiter' | 'quote' | 'encoding' | 'skip' | 'header'>;

const SEPARATOR_LINE = /^sep=.$/;
const SHOWN_CHARACTERS = 200;

/** Opens a CSV as a table. Throws an {@link ImportError} where it has no line that can be read. */
export async function openCsv(source: Source, options: CsvOptions, pass: Pass): Promise<TableSource> {
  const head = fileHead(source.name, await source.head(pass));
  const encoding = options.encoding ?? encodingOfMark(head.bytes);
  if (encoding === undefined && head.lines.length === 0 && isSingleByteText(head.bytes)) {
    throw new ImportError(
      'is not in UTF-8; it may be in windows-1252, or another encoding of one byte a character. Say which in its profile (encoding: windows-1252), or convert it: iconv -f WINDOWS-1252 -t UTF-8',
      'profile',
    );
  }
  const { columns, dialect } = await readHeader(source, encoding, options, pass);
  const read = (each: Pass) => readRows(source, encoding, dialect, each);
  return {
    columns,
    isUtf8: encoding === undefined,
    sample: await sampleOf(read(pass)),
    read,
    csv: { dialect, lines: each => lineBlocks(source, encoding, each) },
  };
}

/** Whether a line is what Excel writes before the header to tell the delimiter. */
export function isSeparatorLine(text: string): boolean {
  return SEPARATOR_LINE.test(text.trim());
}

/** The columns that a line names as a header. */
export function columnsOfLine(
  text: string,
  options: CsvOptions = {},
): { columns: string[]; delimiter: string; quote: string } {
  const delimiter = options.delimiter === 'tab' ? '\t' : (options.delimiter ?? guessDelimiter(text));
  const quote = options.quote === 'none' ? '' : (options.quote ?? '"');
  const cells = splitRow(text, delimiter, quote);
  const columns = Array.isArray(cells) ? unequal(cells.map(cell => cell.trim())) : [];
  return { columns, delimiter, quote };
}

async function readHeader(
  source: Source,
  encoding: string | undefined,
  options: CsvOptions,
  pass: Pass,
): Promise<{ columns: string[]; dialect: CsvDialect }> {
  let skip = options.skip ?? 0;
  let separator = options.delimiter;
  for await (const batch of decodedLines(source, encoding, pass)) {
    for (const [index, text] of batch.lines.entries()) {
      if (text.trim() === '' || skip-- > 0) continue;
      const told = separator === undefined && isSeparatorLine(text) ? text.trim().at(-1) : undefined;
      if (told !== undefined) {
        separator = told;
        continue;
      }
      const line = batch.firstLine + index;
      const found = columnsOfLine(text, { ...options, delimiter: separator });
      const columns = options.header ?? found.columns;
      if (columns.length > MOST_COLUMNS) {
        const [count, most] = [columns.length, MOST_COLUMNS].map(number => number.toLocaleString('en'));
        throw new ImportError(`has ${count} columns; ${most} are the most`);
      }
      if (columns.length === 0) {
        throw new ImportError(
          `has a header that cannot be cut into columns: ${text.slice(0, SHOWN_CHARACTERS)}`,
        );
      }
      const headerLine = options.header ? line - 1 : line;
      return { columns, dialect: { ...found, headerLine, columns: columns.length } };
    }
  }
  throw new ImportError('holds no line that can be read');
}

async function* readRows(source: Source, encoding: string | undefined, dialect: CsvDialect, pass: Pass) {
  const table = new CsvRows(dialect);
  for await (const batch of decodedLines(source, encoding, pass)) {
    yield { rows: table.take(batch), setAside: batch.setAside };
  }
  yield { rows: table.end(), setAside: [] };
}

/** Names of which none stands twice: the second `note` is `note_2`, so that neither covers the other. */
function unequal(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map(name => {
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 || name === '' ? name : `${name}_${times}`;
  });
}
