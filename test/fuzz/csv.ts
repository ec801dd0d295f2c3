import fc from 'fast-check';
import { ndjsonLine } from '../../server/contract/lines.ts';
import { csvFormat } from '../../server/ingest/tables/csv-format.ts';
import { damaged, type FuzzTarget, readBytes } from './fuzz-target.ts';

const HEADERS = [
  'time_utc,icao24,ident,target_type,lat,lon,gs_kt,heading_deg,fl',
  'timestamp;vehicle_id;latitude;longitude;speed (km/h);course;status',
  'event,airline,flight,journey,gate,scheduled_utc,estimated_utc,actual_utc,codeshares',
  'task_id,task_type,flight_id,stand,status,vehicle_id,planned_start,planned_end,actual_start,actual_end',
  'alert_id\ttime\tseverity\tmessage\tvehicle_id',
  'decision_id,time,task_id,trigger,chosen_vehicle,source',
  'flight_no,sibt,aldt,aibt,sobt,aobt,atot,reg,stand',
  'date,time,id,lat,lon',
] as const;

const cell = fc.oneof(
  fc.constantFrom(
    '2020-10-02T08:00:01.734Z',
    '2020-10-02 08:00:01',
    '02.10.2020 08:00',
    '08:00:01',
    '1601625601',
    '1601625601734',
    '41.3',
    '2.07',
    '41,3',
    '"41,3"',
    "41°17.82'N",
    '413012000',
    'NaN',
    '',
    'null',
    'ARR',
    'DEP',
    'completed',
    'G7',
    '"a ""b"""',
    '"a\nb"',
    '__proto__',
    '1e999',
    '-0',
  ),
  fc.string({ maxLength: 12 }),
  fc.double().map(String),
  fc.integer().map(String),
);

const table = fc.constantFrom(...HEADERS).chain(header => {
  const delimiter = /[;\t]/.exec(header)?.[0] ?? ',';
  const columns = header.split(delimiter).length;
  const row = fc.array(cell, { minLength: columns, maxLength: columns }).map(cells => cells.join(delimiter));
  return fc.array(row, { maxLength: 20 }).map(rows => [header, ...rows].join('\n'));
});

/** What comes out of it passes the contract's schema, whatever came in. */
export const csvTarget: FuzzTarget = {
  name: 'csv',
  input: damaged(table, [
    '\n',
    '"',
    '""',
    ',',
    ';',
    '\t',
    '\r\n',
    'sep=|\n',
    '\u0000',
    '\ud800',
    ':',
    '-',
    '9',
  ]),
  run: bytes =>
    readBytes(
      csvFormat,
      bytes,
      { write: record => void ndjsonLine.parse(record), writeMap() {}, setAside() {} },
      { hints: { airportId: 'LEBL', date: '2020-10-02', timeZone: 'Europe/Madrid' } },
    ),
};
