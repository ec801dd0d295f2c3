import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import type { NdjsonLine } from '../../server/contract/lines.ts';
import { recordsAsCsv } from '../../server/export/records-as-csv.ts';
import { EntityFilter } from '../../server/replay/filter.ts';
import { openDatabase } from '../../server/store/database.ts';
import { SqliteGivenReader } from '../../server/store/given-reader.ts';
import { SqliteHistoryReader } from '../../server/store/history-reader.ts';
import { importLines } from '../store/import-lines.ts';
import { at, T0 } from './written-tracks.ts';

it('a table of records has the whole state after each that passes, and counts the damaged', async () => {
  const database = await openDatabase(':memory:');
  const flight = { kind: 'flight_update', airportId: 'LEBL', flightId: 'F' } as const;
  const lines: NdjsonLine[] = [
    { ...flight, time: at(0), callsign: '=VLG1', milestones: { AIBT: at(5) }, stand: '1' },
    { ...flight, time: at(1), gate: 'A, "1"', note: 'x' },
    { ...flight, time: at(2), stand: '2' },
    { ...flight, time: at(3), stand: '1' },
  ];
  importLines(database, lines);
  database.exec("update record set state = '{' where sequence = 4");
  const airport = new SqliteHistoryReader(database).airport('LEBL');
  if (!airport) throw new Error('No airport');
  const told: unknown[] = [];
  const range = { airport, from: T0 + 1, filter: new EntityFilter({ stands: ['1'] }) };
  const pieces = recordsAsCsv({ given: new SqliteGivenReader(database) }, 'flight', range, progress =>
    told.push(progress),
  );
  const rows: Record<string, string>[] = parse([...pieces].join(''), { columns: true });
  expect(rows).toEqual([
    {
      flightId: 'F',
      callsign: "'=VLG1",
      airline: '',
      registration: '',
      aircraftType: '',
      direction: '',
      stand: '1',
      gate: 'A, "1"',
      runway: '',
      status: '',
      time: at(1),
      milestones: JSON.stringify({ AIBT: at(5) }),
      attributes: '{"note":"x"}',
    },
  ]);
  expect(told.at(-1)).toMatchObject({ records: 1, damaged: 1 });
  database.close();
});
