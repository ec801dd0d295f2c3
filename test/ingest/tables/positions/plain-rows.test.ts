import { expect, it } from 'vitest';
import { BatchBuilder } from '../../../../server/ingest/positions/batch-builder.ts';
import { linesOf } from '../../../../server/ingest/recording-batch.ts';
import { PlainRows } from '../../../../server/ingest/tables/positions/plain-rows.ts';
import { plainTable } from '../../../../server/ingest/tables/positions/plain-table.ts';
import { parseProfile } from '../../../../server/ingest/tables/profile/profile-text.ts';
import { type ParserSettings, TableParser } from '../../../../server/ingest/tables/rows/table-parser.ts';

const COLUMNS = ['time', 'id', 'type', 'lon', 'lat', 'gs', 'note'];
const FIELDS = {
  time: 'time',
  vehicleId: 'id',
  vehicleType: 'type',
  lon: 'lon',
  lat: 'lat',
  speed: { column: 'gs', unit: 'kt' },
};
const DIALECT = { delimiter: ',', quote: '"', headerLine: 1, columns: COLUMNS.length };

function settingsOf(more: object): ParserSettings {
  const profile = parseProfile(JSON.stringify({ kind: 'positions', fields: FIELDS, ...more }));
  return {
    columns: COLUMNS,
    profile,
    airportId: 'LEBL',
    date: undefined,
    timeZone: undefined,
    leftOut: ['FIX'],
  };
}

function tableOf(more: object = {}, dialect = DIALECT, airportId = 'LEBL') {
  const settings = { ...settingsOf(more), airportId };
  return plainTable(dialect, settings, new TableParser(settings).mapper);
}

/** The lines of rows that are taken; `undefined` for one that is left to the rules. */
function take(row: string, more?: object) {
  const table = tableOf(more);
  if (!table) throw new Error('no plain table');
  const builder = new BatchBuilder();
  const bytes = Buffer.from(row);
  if (new PlainRows(table, builder).take(bytes, 0, 2) === -1) return undefined;
  const batch = builder.take();
  return batch && linesOf(batch)[0];
}

const T1 = {
  kind: 'vehicle_update',
  airportId: 'LEBL',
  vehicleId: 'T1',
  time: '2020-10-02T08:00:00.000Z',
  lon: 2.5,
  lat: 41,
};

it.each([
  ['2020-10-02T08:00:00.000Z,T1,bus,2.5,41,10,', { ...T1, vehicleType: 'bus', speed: 5.14 }],
  ['2020-10-02T08:00:00Z,T1,,2.50,+41,,\r\n', T1],
  ['"2020-10-02T08:00:00.000Z", T1 ,null,"2.5",41.0,NaN,', T1],
  ['1601625600,T1,,2.5,41,,', T1],
  ['2020-10-02 10:00+02:00,T1,,2.5,41,,', T1],
  ['2020-10-02T08:00:00.000Z,Zürich ✈,,2.5,41,,', { ...T1, vehicleId: 'Zürich ✈' }],
  ['2020-10-02T08:00:00.000Z,T1,bus,2.5,41,, fast ', { ...T1, vehicleType: 'bus', note: 'fast' }],
  ['2020-10-02T08:00:00.000Z,T1,dragon,2.5,41,,', { ...T1, vehicleType: 'unknown', type: 'dragon' }],
])('takes %j', (row, line) => {
  expect(take(row)).toEqual(line);
});

it.each([
  ['what is left out', '2020-10-02T08:00:00.000Z,FIX,bus,2.5,41,10,'],
  ['what is wrong', '2020-10-02T08:00:00.000Z,T1,bus,2.5,91,10,'],
  ['what is missing', '2020-10-02T08:00:00.000Z,,bus,2.5,41,10,'],
  ['a cell too few', '2020-10-02T08:00:00.000Z,T1,bus,2.5,41,10'],
])('leaves %s to the rules', (_, row) => {
  expect(take(row)).toBeUndefined();
});

it('takes commas for points where the profile says so', () => {
  expect(take('2020-10-02T08:00:00.000Z,T1,,"2,5",41,"10,0",', { decimal: ',' })).toEqual({
    ...T1,
    speed: 5.14,
  });
});

it.each([
  ['tasks', { kind: 'tasks', fields: { time: 'time', taskId: 'id' } }],
  ['rows that become several', { updates: [{ when: { note: 'a' }, fields: {} }] }],
  ['an airport for each row', { fields: { ...FIELDS, airportId: 'note' } }],
  ['attributes in one cell', { fields: { ...FIELDS, attributes: 'note' } }],
  ['a time of no column', { fields: { ...FIELDS, time: { value: '2020-10-02T08:00:00Z' } } }],
])('has no plain table of %s', (_, more) => {
  expect(tableOf(more)).toBeUndefined();
});

it('has no plain table of an unknown airport, or one that is cut at a sign of several bytes', () => {
  expect(tableOf()).toBeDefined();
  expect(tableOf({}, DIALECT, '')).toBeUndefined();
  expect(tableOf({}, { ...DIALECT, delimiter: '¦' })).toBeUndefined();
});

it('tells when a flag of the source says whether a vehicle is on the ground, and then only when that changes', () => {
  const settings = { ...settingsOf({}), columns: COLUMNS.with(6, 'on_ground') };
  const table = plainTable(DIALECT, settings, new TableParser(settings).mapper);
  if (!table) throw new Error('no plain table');
  const builder = new BatchBuilder();
  const rows = new PlainRows(table, builder);
  for (const cell of ['', '1', '', '1', '0', '0'])
    rows.take(Buffer.from(`2020-10-02T08:00:00.000Z,T1,bus,2.5,41,10,${cell}`), 0, 2);
  expect(builder.take()?.positions.told.map(({ row, onGround }) => [row, onGround])).toEqual([
    [0, null],
    [1, true],
    [4, false],
  ]);
});
