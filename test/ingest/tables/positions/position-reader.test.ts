import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { NdjsonLine } from '../../../../server/contract/lines.ts';
import type { SetAside } from '../../../../server/ingest/recording-sink.ts';
import { openCsv } from '../../../../server/ingest/tables/csv/csv-table.ts';
import { plainTable } from '../../../../server/ingest/tables/positions/plain-table.ts';
import { readPositions } from '../../../../server/ingest/tables/positions/read-positions.ts';
import { parseRows } from '../../../../server/ingest/tables/read-rows.ts';
import { type ParserSettings, TableParser } from '../../../../server/ingest/tables/rows/table-parser.ts';
import { fileOfBytes } from '../../../fuzz/fuzz-target.ts';
import { NOT_UTF8 } from './odd-cells.ts';
import { type OddTable, oddTables } from './odd-tables.ts';

function collector() {
  const lines: NdjsonLine[] = [];
  const setAside: SetAside[] = [];
  const sink = {
    write: (line: NdjsonLine) => void lines.push(line),
    writeMap() {},
    setAside: (entry: SetAside) => void setAside.push(entry),
  };
  return {
    sink,
    found: () => ({
      lines: JSON.parse(JSON.stringify(lines)),
      setAside: setAside.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)),
    }),
  };
}

async function readBoth({ text, profile, leftOut }: OddTable, chunkBytes: number) {
  const bytes = Buffer.from(text).map(byte => (byte === NOT_UTF8.charCodeAt(0) ? 0xff : byte)) as Buffer;
  const [fast, rule] = [collector(), collector()];
  const { source } = fileOfBytes(bytes, chunkBytes, fast.sink);
  const table = await openCsv(source, profile, {});
  const settings: ParserSettings = {
    columns: table.columns,
    profile,
    airportId: 'LEBL',
    date: undefined,
    timeZone: undefined,
    leftOut,
  };
  const [byBytes, byRule] = [new TableParser(settings), new TableParser(settings)];
  const plain = table.csv && plainTable(table.csv.dialect, settings, byBytes.mapper);
  if (!table.csv || !plain) return { isPlain: false };
  const left = await readPositions(table.csv.lines({}), plain, byBytes, fast.sink);
  const { leftOut: leftByRule } = await parseRows(table, byRule, settings, rule.sink, {});
  return {
    isPlain: true,
    byBytes: { ...fast.found(), left, seen: byBytes.seen, notes: byBytes.mapper.notes() },
    byRule: { ...rule.found(), left: leftByRule, seen: byRule.seen, notes: byRule.mapper.notes() },
  };
}

it('finds in any table what the rules for rows find', async () => {
  await fc.assert(
    fc.asyncProperty(oddTables, fc.integer({ min: 1, max: 300 }), async (table, chunkBytes) => {
      const { byBytes, byRule } = await readBoth(table, chunkBytes);
      expect(byBytes).toEqual(byRule);
    }),
    { numRuns: 250 },
  );
});
