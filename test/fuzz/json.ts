import fc from 'fast-check';
import { ndjsonLine } from '../../server/contract/lines.ts';
import { jsonFormat } from '../../server/ingest/tables/json-format.ts';
import { damaged, type FuzzTarget, readBytes } from './fuzz-target.ts';

const time = fc.constantFrom<unknown>(
  '2020-10-02T08:00:01Z',
  '2020-10-02 08:00',
  1601625601,
  1601625601734,
  '08:00',
  null,
  {},
);
const anything = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.double(), fc.integer());
const position = fc.record(
  {
    id: fc.oneof(fc.string(), fc.integer(), anything),
    timestamp: fc.oneof(time, anything),
    lat: fc.oneof(fc.double({ min: -90, max: 90 }), anything),
    lon: fc.oneof(fc.double({ min: -180, max: 180 }), anything),
    speed: fc.oneof(fc.double({ min: 0, max: 30 }), anything),
    state: fc.record({ battery: fc.integer(), __proto__: anything }, { requiredKeys: [] }),
  },
  { requiredKeys: ['id', 'timestamp', 'lat', 'lon'] },
);
const flight = fc.record({
  flight: fc.string(),
  airline: fc.string(),
  sibt: time,
  aibt: time,
  legs: fc.array(anything, { maxLength: 2 }),
});
const task = fc.record({
  taskId: fc.string(),
  taskType: fc.string(),
  plannedStart: time,
  actualStart: time,
  vehicle: anything,
});

const list = fc.oneof(
  ...[position, flight, task].map(each => fc.array<unknown>(each, { minLength: 1, maxLength: 12 })),
);
const text = fc
  .tuple(list, fc.constantFrom('array', 'wrapped', 'lines', 'indented'))
  .map(([items, shape]) => {
    switch (shape) {
      case 'wrapped':
        return JSON.stringify({ meta: { n: items.length }, data: { items }, next: null });
      case 'lines':
        return items.map(item => JSON.stringify(item)).join('\n');
      default:
        return JSON.stringify(items, null, shape === 'indented' ? 2 : 0);
    }
  });

/** What comes out of it passes the contract's schema, whatever came in. */
export const jsonTarget: FuzzTarget = {
  name: 'json',
  input: damaged(text, [
    '\n',
    '"',
    '{',
    '}',
    '[',
    ']',
    'NaN',
    '\\',
    '\\u0000',
    '\ud800',
    '1e999',
    '"__proto__":{},',
    ',',
  ]),
  run: bytes =>
    readBytes(
      jsonFormat,
      bytes,
      { write: record => void ndjsonLine.parse(record), writeMap() {}, setAside() {} },
      { hints: { airportId: 'LEBL', date: '2020-10-02', timeZone: 'Europe/Madrid' } },
    ),
};
