import fc from 'fast-check';
import type { Profile } from '../../../../server/ingest/tables/profile/profile.ts';
import { parseProfile } from '../../../../server/ingest/tables/profile/profile-text.ts';
import { NOT_UTF8, oddCell } from './odd-cells.ts';

/** A table of positions as text, and how it is read. */
export interface OddTable {
  readonly text: string;
  readonly profile: Profile;
  readonly leftOut: readonly string[];
}

type Cells = fc.Arbitrary<string>;
/** Ways of telling a field, as a profile has them, each with cells that are sound. */
type Choices = readonly (readonly [source: unknown, cells: Cells])[];

const COLUMNS = [
  't',
  'day',
  'id',
  'type',
  'callsign',
  'x',
  'y',
  'hdg',
  'gs',
  'status',
  'task',
  'flight',
  'note',
];

const moments = fc
  .integer({ min: 0, max: 9_000_000 })
  .map(ms => new Date(Date.UTC(2020, 9, 25, 0) + ms).toISOString());
/** Of the third hour clocks of Madrid show two. */
const moment = fc.oneof(
  fc.constantFrom('2020-10-25T00:10:00.000Z', '2020-10-25T00:10:01.500Z', '2020-10-25T02:10:01.000Z'),
  moments,
);
const local = moment.map(iso => iso.slice(0, 19).replace('T', ' '));
const degrees = (least: number, most: number) =>
  fc.integer({ min: least * 100, max: most * 100 }).map(value => `${value / 100}`);
const name = fc.constantFrom('T1', 'T2', 'GSE-17', 'Ü3', '東京 ✈');

const TIMES: Choices = [
  ['t', moment],
  ['t', moment.map(iso => iso.replace(/\.\d+/, ''))],
  [{ column: 't', zone: 'Europe/Madrid' }, local],
  [{ column: 't', shift: '-PT1S' }, moment],
  [{ column: 't', zone: '+02:00', shift: 'PT1.5S' }, local],
  [{ column: 't', format: 'iso', empty: ['2020-10-25T00:10:00.000Z'] }, moment],
  [{ column: 't', format: 'epoch_s' }, moment.map(iso => `${Date.parse(iso) / 1000}`)],
  [{ column: 't' }, moment.map(iso => `${Date.parse(iso)}`)],
  [{ column: 't', format: 'time_of_day', zone: 'Europe/Madrid' }, moment.map(iso => iso.slice(11, 19))],
  [
    { column: 't', format: 'dd.MM.yyyy HH:mm:ss', zone: 'Europe/Madrid' },
    moment.map(iso => `25.10.2020 ${iso.slice(11, 19)}`),
  ],
  [{ columns: ['day', 't'], zone: 'Europe/Madrid' }, moment.map(iso => iso.slice(11, 19))],
];
const IDS: Choices = [
  ['id', name],
  ['id', name],
  [{ column: 'id', values: { t1: 'Tug', '7': 'seven' } }, name],
  [{ text: '{id:2}/{#}' }, name],
  [{ column: 'id', empty: ['GSE-17'] }, name],
];
const WORDS: Choices = [
  ['type', fc.constantFrom('bus', 'tow_tractor')],
  ['type', fc.constantFrom('bus', 'tow_tractor')],
  ['type', fc.constantFrom('Bus', 'vehicle', 'dragon')],
  ['type', fc.constantFrom('bus', 'bus', 'bus', 'bus', 'dragon')],
  [
    { column: 'type', values: { bus: 'other', x: null }, otherwise: 'unknown' },
    fc.constantFrom('bus', 'x', 'T'),
  ],
  [{ value: 'bus' }, fc.constantFrom('', 'bus')],
];
const numbers = (units: readonly (string | undefined)[], column: string, cells: Cells): Choices =>
  units.map(unit => [unit === undefined ? column : { column, unit }, cells]);
const CHOICES = {
  time: TIMES,
  vehicleId: IDS,
  vehicleType: WORDS,
  callsign: [
    ['callsign', name],
    [{ column: 'callsign', empty: [999] }, name],
  ],
  lon: [
    ...numbers([undefined, 'degrees', 'e7'], 'x', degrees(-180, 180)),
    [{ column: 'x', unit: 'dms' }, fc.constant("2°04.7'E")],
  ],
  lat: numbers([undefined, 'e5'], 'y', degrees(-90, 90)),
  heading: [
    ...numbers([undefined, 'deg', 'deg180', 'rad'], 'hdg', degrees(0, 360)),
    [{ column: 'hdg', empty: [7, '0.5'] }, fc.constantFrom('7', '0.5', '359.9')],
  ],
  speed: [
    ...numbers([undefined, 'kt', 'kmh'], 'gs', degrees(0, 30)),
    [{ column: 'gs', values: { fast: 20 } }, fc.constantFrom('fast', '3')],
  ],
  status: [
    ['status', fc.constantFrom('idle', 'en_route')],
    ['status', fc.constantFrom('idle', 'Idle', 'asleep')],
  ],
  taskId: [['task', fc.constantFrom('', 'K1')]],
  flightId: [['flight', fc.constantFrom('', 'VLG 1')]],
} as const satisfies Record<string, Choices>;

/** Cells of columns that no field is told by. */
const OTHER = fc.constantFrom(...Array<string>(30).fill(''), '12');
const oddPlace = fc.oneof(fc.nat({ max: COLUMNS.length - 1 }), fc.constantFrom(0, COLUMNS.length - 1));
const DAY = fc.constantFrom('2020-10-25', '2020-10-25', '2020-10-26');

const fieldsOf = Object.entries(CHOICES);

/** A table that is told in one of many ways, of rows that are sound but for a cell or two. */
export const oddTables: fc.Arbitrary<OddTable> = fc
  .record({
    choices: fc.tuple(...fieldsOf.map(([, choices]) => fc.constantFrom<Choices[number]>(...choices))),
    given: fc.subarray(fieldsOf.map((_, index) => index)),
    decimal: fc.constantFrom('.', '.', ','),
    sign: fc.constantFrom(',', ';', '\t'),
    quote: fc.constantFrom('"', '"', 'none', "'"),
    attributes: fc.oneof(
      { weight: 2, arbitrary: fc.constantFrom<object>({ '*': 'none' }) },
      {
        weight: 1,
        arbitrary: fc.constantFrom<object>({}, { note: 'number' }, { type: 'text' }, { id: 'none' }),
      },
    ),
    empty: fc.constantFrom(undefined, ['-', 999]),
    more: fc.constantFrom({}, { zone: 'UTC', date: '2020-10-24' }, { date: '2020-10-24' }),
    leftOut: fc.constantFrom([], [], ['T2']),
    header: fc.constantFrom(true, false),
    skip: fc.constantFrom(0, 0, 1),
    end: fc.constantFrom('\n', '\r\n'),
  })
  .chain(({ choices, given, sign, decimal, quote, attributes, empty, more, leftOut, header, skip, end }) => {
    const names = fieldsOf.map(([field]) => field);
    const isTold = (index: number) =>
      ['time', 'vehicleId', 'lon', 'lat'].includes(names[index] ?? '') || given.includes(index);
    const told = choices.flatMap((choice, index) =>
      isTold(index) ? [{ name: names[index] ?? '', choice }] : [],
    );
    const delimiter = decimal === ',' ? ';' : sign;
    const byColumn = new Map(told.flatMap(({ choice: [source, cells] }) => cellsOf(source, cells)));
    const cell = (column: string) =>
      (byColumn.get(column) ?? OTHER).map(text =>
        decimal === ',' && /^-?\d+\.\d+$/.test(text) ? text.replace('.', ',') : text,
      );
    const row = fc
      .record({
        cells: fc.tuple(...COLUMNS.map(cell)),
        odd: fc.oneof(
          { weight: 2, arbitrary: fc.constant(undefined) },
          { weight: 1, arbitrary: fc.tuple(oddPlace, oddCell) },
        ),
        length: fc.constantFrom(...Array<number>(60).fill(0), 1, -1),
      })
      .map(({ cells, odd: change, length }) => {
        const all = change ? cells.with(change[0], change[1]) : cells;
        return (length > 0 ? [...all, ''] : length < 0 ? all.slice(1) : all).join(delimiter);
      });
    const profile = parseProfile(
      JSON.stringify({
        kind: 'positions',
        decimal,
        quote,
        attributes,
        empty,
        skip,
        ...more,
        delimiter: delimiter === '\t' ? 'tab' : delimiter,
        header: header ? undefined : COLUMNS,
        fields: Object.fromEntries(told.map(({ name: field, choice: [source] }) => [field, source])),
      }),
    );
    const others = fc.array(
      fc.oneof(
        { weight: 20, arbitrary: row },
        { weight: 1, arbitrary: fc.constantFrom('', ' ', delimiter.repeat(COLUMNS.length - 1)) },
      ),
      { maxLength: 12 },
    );
    return fc
      .tuple(
        row.filter(text => text.trim() !== '' && !text.includes(NOT_UTF8) && !text.includes('\n')),
        others,
        fc.constantFrom('', end),
        fc.constantFrom('', '\ufeff'),
      )
      .map(([first, rows, last, mark]) => ({
        text:
          mark +
          [...(skip > 0 ? [first] : []), ...(header ? [COLUMNS.join(delimiter)] : []), first, ...rows].join(
            end,
          ) +
          last,
        profile,
        leftOut,
      }));
  });

/** The columns that a source reads, with their cells. */
function cellsOf(source: unknown, cells: Cells): [string, Cells][] {
  if (typeof source === 'string') return [[source, cells]];
  const { column, columns, text } = source as { column?: string; columns?: string[]; text?: string };
  if (columns)
    return [
      ['day', DAY],
      ['t', cells],
    ];
  return [[column ?? (text === undefined ? '' : 'id'), cells]];
}
