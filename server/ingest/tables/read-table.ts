import type { NdjsonLine } from '../../contract/lines.ts';
import { counted } from '../counted.ts';
import type { FileToRead } from '../format-reader.ts';
import { ImportError } from '../import-error.ts';
import type { Pass } from '../source.ts';
import { describeProfile } from './describe-profile.ts';
import { fixedTransponders } from './fixed-in-table.ts';
import { FlightPairs } from './flights/flight-pairs.ts';
import { MilestoneMemory } from './flights/flight-updates.ts';
import { MixedDirections } from './flights/mixed-directions.ts';
import { openTable } from './open-table.ts';
import { airportOf } from './place-table.ts';
import type { MappingSettings } from './rows/row-mapper.ts';
import { TableParser } from './rows/table-parser.ts';

/**
 * Reads a table: each row becomes one record or several, or is set aside with its reason. Fixed transponders are left
 * out of positions. Returns what the person who imports should know: the columns, what was left out, what was paired.
 */
export async function readTable(format: 'csv' | 'json', file: FileToRead): Promise<readonly string[]> {
  const { source, sink, hints, airports } = file;
  const reading = file.pass('reading');
  const quiet: Pass = { signal: reading.signal };
  const opened = await openTable(source, format, hints, quiet);
  const { table, profile } = opened;
  const airportId = await airportOf(table, profile, hints, airports, quiet);
  const settings: MappingSettings = {
    columns: table.columns,
    profile,
    airportId,
    date: hints.date,
    timeZone: hints.timeZone,
  };
  const fixedIds = await fixedTransponders(opened, settings, source, () => file.pass('scanning'));
  const parser = new TableParser({ ...settings, leftOut: fixedIds });
  const pairs = profile.pair && new FlightPairs(profile.pair);
  const milestones = new MilestoneMemory();
  const directions = new MixedDirections();
  let leftOut = 0;
  const write = (line: NdjsonLine) => {
    milestones.add(line);
    directions.add(line);
    sink.write(line);
  };
  for await (const { rows, setAside } of table.read(reading)) {
    for (const entry of setAside) sink.setAside(entry);
    const parsed = parser.parse(rows);
    for (const entry of parsed.setAside) sink.setAside(entry);
    leftOut += parsed.leftOut;
    for (const [index, line] of parsed.lines.entries()) {
      if (pairs && line.kind === 'flight_update') pairs.add(line, parsed.keys[index]);
      else write(line);
    }
  }
  refuseIfNothingIsDated(parser);
  const paired = pairs?.finish();
  for (const line of paired?.updates ?? []) write(line);
  const notes = [
    describeProfile(profile, parser.mapper.attributes, opened.preset),
    ...parser.mapper.notes(),
    ...(paired?.notes ?? []),
    ...directions.notes(),
  ];
  if (fixedIds.length > 0) {
    notes.push(
      `left out ${counted(leftOut, 'position')} of ${counted(fixedIds.length, 'fixed transponder')}: ${fixedIds.join(', ')}`,
    );
  }
  return notes;
}

function refuseIfNothingIsDated({ seen: { used, undated, zoneless } }: TableParser): void {
  if (used > 0) return;
  if (undated > 0) {
    throw new ImportError('has times of day alone, and the day of the first row is not known', 'date');
  }
  if (zoneless > 0) throw new ImportError('has times that are none, or whose zone is not known', 'timeZone');
}
