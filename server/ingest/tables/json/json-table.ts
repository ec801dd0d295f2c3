import { ImportError } from '../../import-error.ts';
import { parseJsonLine } from '../../json-line.ts';
import { SET_ASIDE_TEXT_LENGTH } from '../../line-splitter.ts';
import type { SetAside } from '../../recording-sink.ts';
import type { Pass, Source } from '../../source.ts';
import type { TableRow } from '../rows/table-parser.ts';
import { MOST_COLUMNS, sampleOf, type TableRows, type TableSource } from '../table-source.ts';
import { type Element, ElementSplitter } from './element-splitter.ts';
import { ItemsFinder } from './find-items.ts';
import { flatten } from './flatten.ts';
import { holdsObjectsALine } from './json-shape.ts';

/** The list of objects may begin so many bytes into a file. */
const MOST_BEFORE_ITEMS = 4 * 1024 * 1024;

/** An object of the file before its columns are known. */
interface JsonRow extends Omit<TableRow, 'cells' | 'more'> {
  readonly fields: ReadonlyMap<string, unknown> | string;
}
interface JsonRows {
  readonly rows: readonly JsonRow[];
  readonly setAside: readonly SetAside[];
}

/**
 * Opens a JSON as a table with a column for each field of its objects, by dotted path: an array of objects, an array
 * within an object (`items` names its path), or objects a line. `needed`: columns that are there even where the first
 * objects lack them. Throws an {@link ImportError} where it holds no objects.
 */
export async function openJson(
  source: Source,
  items: string | undefined,
  needed: readonly string[],
  pass: Pass,
): Promise<TableSource> {
  const isLines = items === undefined && holdsObjectsALine(await source.head(pass));
  const start = isLines ? undefined : await findItems(source, items, pass);
  const objects = (each: Pass) =>
    start === undefined ? readLines(source, each) : readItems(source, start, each);
  const first = await sampleOf(objects(pass));
  const names = new Set(needed);
  for (const { fields } of first) {
    for (const name of typeof fields === 'string' ? [] : fields.keys()) {
      if (names.size < MOST_COLUMNS) names.add(name);
    }
  }
  const columns = [...names];
  const places = new Map(columns.map((name, index) => [name, index]));
  return {
    columns,
    isUtf8: true,
    sample: first.map(row => tableRow(row, places)),
    async *read(each): AsyncGenerator<TableRows> {
      for await (const { rows, setAside } of objects(each)) {
        yield { rows: rows.map(row => tableRow(row, places)), setAside };
      }
    },
  };
}

function tableRow({ fields, ...row }: JsonRow, places: ReadonlyMap<string, number>): TableRow {
  if (typeof fields === 'string') return { ...row, cells: fields };
  const cells: unknown[] = new Array(places.size).fill(undefined);
  let more: Record<string, unknown> | undefined;
  for (const [name, value] of fields) {
    const at = places.get(name);
    if (at !== undefined) cells[at] = value;
    else {
      more ??= Object.create(null) as Record<string, unknown>;
      more[name] = value;
    }
  }
  return { ...row, cells, more };
}

async function findItems(source: Source, items: string | undefined, pass: Pass): Promise<number> {
  const finder = new ItemsFinder(items);
  let seen = 0;
  for await (const chunk of source.bytes(pass)) {
    finder.push(chunk);
    seen += chunk.length;
    if (finder.isOver || seen > MOST_BEFORE_ITEMS) break;
  }
  if (finder.found) return finder.found.start;
  const where =
    items === undefined ? 'an array of objects' : `an array at ${items === '' ? 'the top' : items}`;
  const beyond = seen > MOST_BEFORE_ITEMS ? ' in its first 4 MiB' : '';
  const why = finder.problem ? `: it is no valid JSON (${finder.problem})` : beyond;
  throw new ImportError(`has not ${where}${why}`, 'profile');
}

async function* readItems(source: Source, start: number, pass: Pass): AsyncGenerator<JsonRows> {
  const splitter = new ElementSplitter(start);
  let count = 0;
  const rowOf = ({ offset, bytes, problem }: Element): JsonRow => {
    count++;
    const text = bytes.toString('utf8');
    const fields = problem
      ? problem === 'cut off'
        ? 'is cut off: the file ends within it'
        : 'is longer than 4,194,304 bytes'
      : fieldsOf(text);
    const kept = typeof fields === 'string' ? text.slice(0, SET_ASIDE_TEXT_LENGTH) : text;
    return { line: count, offset, text: kept, fields };
  };
  for await (const chunk of source.bytes(pass)) {
    const rows = splitter.push(chunk).map(rowOf);
    if (rows.length > 0) yield { rows, setAside: [] };
    if (splitter.isClosed) return;
  }
  const rows = splitter.end().map(rowOf);
  const reason = 'the list of objects is never closed: the file seems to be cut off';
  yield { rows, setAside: [{ offset: splitter.position, text: '', reason }] };
}

async function* readLines(source: Source, pass: Pass): AsyncGenerator<JsonRows> {
  for await (const { firstLine, lines, setAside } of source.lines(pass)) {
    const rows = lines.flatMap((text, index): JsonRow[] =>
      text.trim() === '' ? [] : [{ line: firstLine + index, text, fields: fieldsOf(text) }],
    );
    yield { rows, setAside };
  }
}

function fieldsOf(text: string): ReadonlyMap<string, unknown> | string {
  const parsed = parseJsonLine(text);
  return 'reason' in parsed ? parsed.reason : flatten(parsed.value);
}
