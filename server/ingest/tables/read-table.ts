import { counted } from '../counted.ts';
import { dayUnknown } from '../day-unknown.ts';
import type { FileToRead } from '../format-reader.ts';
import { ImportError } from '../import-error.ts';
import type { Pass } from '../source.ts';
import { describeProfile } from './describe-profile.ts';
import { fixedTransponders } from './fixed-in-table.ts';
import { openTable } from './open-table.ts';
import { airportOf } from './place-table.ts';
import { readRows } from './read-rows.ts';
import type { MappingSettings } from './rows/row-mapper.ts';
import { type ParserSettings, TableParser } from './rows/table-parser.ts';

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
  const parserSettings: ParserSettings = { ...settings, leftOut: fixedIds };
  const parser = new TableParser(parserSettings);
  const read = await readRows(table, parser, parserSettings, sink, reading);
  refuseIfNothingIsDated(parser, source.name);
  const notes = [
    describeProfile(profile, parser.mapper.attributes, opened.preset),
    ...parser.mapper.notes(),
    ...read.notes,
  ];
  if (fixedIds.length > 0) {
    notes.push(
      `left out ${counted(read.leftOut, 'position')} of ${counted(fixedIds.length, 'fixed transponder')}: ${fixedIds.join(', ')}`,
    );
  }
  return notes;
}

function refuseIfNothingIsDated({ seen: { used, undated, zoneless } }: TableParser, name: string): void {
  if (used > 0) return;
  if (undated > 0) {
    throw dayUnknown('row', name);
  }
  if (zoneless > 0) throw new ImportError('has times that are none, or whose zone is not known', 'timeZone');
}
