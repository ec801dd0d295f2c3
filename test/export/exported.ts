import type { Database } from 'better-sqlite3';
import { toMs } from '../../server/contract/time.ts';
import type { RecordRange } from '../../server/export/record-pieces.ts';
import { recordsAsNdjson } from '../../server/export/records-as-ndjson.ts';
import { checkNdjsonLine } from '../../server/ingest/ndjson/check-line.ts';
import { EntityFilter } from '../../server/replay/filter.ts';
import { openDatabase } from '../../server/store/database.ts';
import { SqliteGivenReader } from '../../server/store/given-reader.ts';
import { SqliteHistoryReader } from '../../server/store/history-reader.ts';
import { SqliteRecordReader } from '../../server/store/record-reader.ts';
import { importLines } from '../store/import-lines.ts';

type Options = Partial<Pick<RecordRange, 'filter'>> & {
  readonly airportId?: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

/** The records of a store as NDJSON; throws where it has no such airport. */
export function exported(
  database: Database,
  { airportId = 'LEBL', from, to, filter = new EntityFilter({}) }: Options = {},
): string {
  const airport = new SqliteHistoryReader(database).airport(airportId);
  if (!airport) throw new Error(`No ${airportId}`);
  const source = { reader: new SqliteRecordReader(database), given: new SqliteGivenReader(database) };
  const range = { airport, from: from && toMs(from), to: to && toMs(to), filter } as RecordRange;
  return [...recordsAsNdjson(source, range)].join('');
}

/** A new store with what the text holds; throws at the first line that cannot be imported. */
export async function storeOf(ndjson: string): Promise<Database> {
  const lines = ndjson
    .split('\n')
    .slice(0, -1)
    .map(text => {
      const checked = checkNdjsonLine(text);
      if ('reason' in checked) throw new Error(`${checked.reason}: ${text}`);
      return checked.line;
    });
  const database = await openDatabase(':memory:');
  importLines(database, lines);
  return database;
}
