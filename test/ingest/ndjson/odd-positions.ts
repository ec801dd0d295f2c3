import fc from 'fast-check';

const id = fc.oneof(
  fc.constantFrom(
    '"T1"',
    '"T2"',
    '"GSE-17"',
    '"Zürich ✈ 東京 🚜"',
    '""',
    'null',
    '7',
    '"T\\u0031"',
    '"\t"',
    '"a\\"b"',
  ),
  fc.integer({ min: 199, max: 201 }).map(length => `"${'x'.repeat(length)}"`),
  fc.integer({ min: 99, max: 101 }).map(length => `"${'🚜'.repeat(length)}"`),
  fc.string({ unit: 'binary' }).map(text => JSON.stringify(text)),
);
const number = fc.oneof(
  fc.constantFrom(
    '0',
    '-0',
    '-0.0',
    '0.0',
    '2.50',
    '2.0',
    '100',
    '1e2',
    '1E5',
    '1e-7',
    '0.0000001',
    '0.000001',
  ),
  fc.constantFrom(
    '2.07844720000000001',
    '179.99999999999999999',
    '180',
    '-180.0',
    '180.1',
    '360',
    '359.9',
    '90.5',
  ),
  fc.constantFrom(
    '01',
    '1.',
    '.5',
    '+1',
    '--1',
    '1e999',
    'NaN',
    '"2"',
    'null',
    'true',
    '1-2',
    '2.0784472123456789',
  ),
  fc.double({ min: -181, max: 181, noNaN: true }).map(value => JSON.stringify(value)),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(value => JSON.stringify(value)),
  fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map(value => `${value / 1e7}`),
);
const time = fc.oneof(
  fc.constantFrom('"2020-10-02T08:00:00.000Z"', '"2020-10-02T08:00:01Z"', '"2020-02-29T23:59:59.999Z"'),
  fc.constantFrom(
    '"2019-02-29T08:00:00Z"',
    '"2020-13-01T08:00:00Z"',
    '"2020-10-02T24:00:00Z"',
    '"2020-10-02T08:60:00Z"',
  ),
  fc.constantFrom(
    '"2020-10-02T08:00:60Z"',
    '"2020-10-02T08:00:00.0000Z"',
    '"2020-10-02T08:00:00+02:00"',
    '"2020-10-02"',
  ),
  fc.constantFrom(
    '"0000-01-01T00:00:00Z"',
    '"9999-12-31T23:59:59.999Z"',
    '"-000001-01-01T00:00:00Z"',
    '1601625600',
    'null',
  ),
  fc.constantFrom(
    '"2020-10-02T08:00:00.00Z"',
    '"2020-10-02T08:00:00,000Z"',
    '"2020-10-02t08:00:00.000Z"',
    '"2020-10-02T8:00:00Z"',
  ),
  fc.date({ noInvalidDate: true }).map(date => JSON.stringify(date.toISOString())),
);
const word = (...words: string[]) =>
  fc.constantFrom('null', '"other"', '"unknown"', '"nothing"', '"idle "', '3', ...words);

const VALUES: Readonly<Record<string, fc.Arbitrary<string>>> = {
  vehicleType: word('"bus"', '"tow_tractor"', '"Bus"'),
  callsign: fc.oneof(id, fc.constantFrom('"TOW 1"', '"TOW 2"', '""')),
  heading: number,
  speed: number,
  status: word('"idle"', '"en_route"'),
  taskId: id,
  flightId: id,
};
const REQUIRED: Readonly<Record<string, fc.Arbitrary<string>>> = {
  kind: fc.constantFrom('"vehicle_update"'),
  airportId: fc.constantFrom('"LEBL"', '"LEBL"', '"KIND"', '"lebl"', '"LE"', 'null', '"LEB\\u004c"'),
  vehicleId: id,
  time,
  lon: number,
  lat: number,
};
const sound: typeof REQUIRED = {
  kind: fc.constant('"vehicle_update"'),
  airportId: fc.constantFrom('"LEBL"', '"KIND"'),
  vehicleId: fc.constantFrom('"T1"', '"T2"', '"Ü3"'),
  time: fc.constantFrom('"2020-10-02T08:00:00.000Z"', '"2020-10-02T08:00:01Z"', '"2020-10-03T08:00:01Z"'),
  lon: fc.constantFrom('2', '2.50', '-179.1234567', '2.0784472123456789'),
  lat: fc.constantFrom('41.2', '0', '0.0000123'),
};
const extra = fc.constantFrom(
  '"fuel":1',
  '"attributes":{"a":1}',
  '"attributes":null',
  '"lon":2',
  '"__proto__":1',
  '"LON":1',
);
const space = fc.constantFrom('', '', '', ' ', '  ', '\t');

type Fields = Readonly<Record<string, string>>;

/** The required fields, all sound but for one or none, so that most lines come far. */
const required: fc.Arbitrary<Fields> = fc
  .tuple(fc.record(sound), fc.record(REQUIRED), fc.constantFrom('', '', ...Object.keys(REQUIRED)))
  .map(([good, odd, name]) => (name === '' ? good : { ...good, [name]: odd[name as 'kind'] }) as Fields);

const line = fc
  .record({
    required,
    optional: fc.record(VALUES, { requiredKeys: [] }),
    more: fc.option(extra, { nil: '', freq: 8 }),
    spaces: fc.tuple(space, space, space, space),
    end: fc.constantFrom('', '', '', '\r', ' ', ',', '}', '{}', 'x'),
    turn: fc.nat({ max: 12 }),
  })
  .map(({ required, optional, more, spaces: [a, b, c, d], end, turn }) => {
    const pairs = Object.entries({ ...required, ...optional }).map(
      ([key, text]) => `"${key}"${a}:${b}${text}`,
    );
    const all = more === '' ? pairs : [...pairs, more];
    const turned = [...all.slice(turn), ...all.slice(0, turn)];
    return `{${c}${turned.join(`${d},${c}`)}${c}}${end}`;
  });

/** Texts of NDJSON: positions as writers write them, and as only somebody who looks for faults would. */
export const oddPositions: fc.Arbitrary<string> = fc
  .tuple(fc.array(line, { maxLength: 8 }), fc.constantFrom('', '\n', '\n\n'))
  .map(([lines, end]) => lines.join('\n') + end);
