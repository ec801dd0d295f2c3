import type { NdjsonLine } from '../../contract/lines.ts';
import type { RecordingSink } from '../recording-sink.ts';
import type { Pass } from '../source.ts';
import { FlightPairs } from './flights/flight-pairs.ts';
import { MilestoneMemory } from './flights/flight-updates.ts';
import { MixedDirections } from './flights/mixed-directions.ts';
import { plainTable } from './positions/plain-table.ts';
import { readPositions } from './positions/read-positions.ts';
import type { ParserSettings, TableParser } from './rows/table-parser.ts';
import type { TableSource } from './table-source.ts';

/** What came of a table's rows beside what went to the sink. */
export interface ReadRows {
  readonly leftOut: number;
  /** What the person who imports should know, a line each. */
  readonly notes: readonly string[];
}

/** Hands all that a table's rows hold to the sink: from their bytes where that can be, else by the parser. */
export async function readRows(
  table: TableSource,
  parser: TableParser,
  settings: ParserSettings,
  sink: RecordingSink,
  pass: Pass,
): Promise<ReadRows> {
  const plain = table.csv && plainTable(table.csv.dialect, settings, parser.mapper);
  if (!table.csv || !plain) return parseRows(table, parser, settings, sink, pass);
  const leftOut = await readPositions(table.csv.lines(pass), plain, parser, sink);
  return { leftOut, notes: [] };
}

/** As {@link readRows}, by the parser alone. */
export async function parseRows(
  table: TableSource,
  parser: TableParser,
  { profile }: ParserSettings,
  sink: RecordingSink,
  pass: Pass,
): Promise<ReadRows> {
  const pairs = profile.pair && new FlightPairs(profile.pair);
  const milestones = new MilestoneMemory();
  const directions = new MixedDirections();
  let leftOut = 0;
  const write = (line: NdjsonLine) => {
    milestones.add(line);
    directions.add(line);
    sink.write(line);
  };
  for await (const { rows, setAside } of table.read(pass)) {
    for (const entry of setAside) sink.setAside(entry);
    const parsed = parser.parse(rows);
    for (const entry of parsed.setAside) sink.setAside(entry);
    leftOut += parsed.leftOut;
    for (const [index, line] of parsed.lines.entries()) {
      if (pairs && line.kind === 'flight_update') pairs.add(line, parsed.keys[index]);
      else write(line);
    }
  }
  const paired = pairs?.finish();
  for (const line of paired?.updates ?? []) write(line);
  return { leftOut, notes: [...(paired?.notes ?? []), ...directions.notes()] };
}
