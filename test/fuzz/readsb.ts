import fc from 'fast-check';
import { vehicleUpdateLine } from '../../server/contract/lines.ts';
import { readsbFormat } from '../../server/ingest/readsb/readsb-format.ts';
import { damaged, type FuzzTarget, readBytes } from './fuzz-target.ts';

const AIRPORT = { airportId: 'LEBL', lon: 2.078, lat: 41.297 };
const MOST_TEXT = 2000;

const number = fc.oneof(fc.double(), fc.integer(), fc.constant(null));
const aircraft = fc.record(
  {
    type: fc.string(),
    flight: fc.string(),
    category: fc.constantFrom('A0', 'A3', 'C1', 'C2', 'C3', 'E9'),
    nav_modes: fc.array(fc.string()),
    kind: fc.string(),
  },
  { requiredKeys: [] },
);
const row = fc
  .tuple(
    fc.double({ min: 0, max: 86400, noNaN: true }),
    fc.double({ min: 41.2, max: 41.4, noNaN: true }),
    fc.double({ min: 2, max: 2.2, noNaN: true }),
    fc.oneof(number, fc.constant('ground')),
    number,
    number,
    fc.nat({ max: 20 }),
    number,
    fc.oneof(aircraft, fc.constant(null)),
    fc.string(),
    number,
  )
  .map(cells => JSON.stringify(cells));
const trace = fc
  .tuple(fc.array(row, { maxLength: 20 }), fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 3 }))
  .map(
    ([rows, others]) =>
      `{"icao":"34aa01","timestamp":1773468000.5,"others":${JSON.stringify(others)},"trace":[${rows.join(',\n')}]}`,
  );

/** Traces of readsb, damaged. */
export const readsbTarget: FuzzTarget = {
  name: 'readsb',
  input: damaged(trace, ['"', '[', ']', '{', '}', ',', '],[', '"trace":[', '\\', 'NaN', '1e999', '\u0000']),
  async run(bytes) {
    let pieces = 0;
    const count = () => {
      if (++pieces > bytes.length + 10) throw new Error('makes more of a file than it holds');
    };
    await readBytes(
      readsbFormat,
      bytes,
      {
        write(line) {
          count();
          if (line.kind === 'vehicle_update') vehicleUpdateLine.parse(line);
        },
        writeMap() {
          throw new Error('makes a map of a trace');
        },
        setAside({ offset, text, reason }) {
          count();
          if (offset === undefined || offset > bytes.length) throw new Error(`stands at ${offset}`);
          if (text.length > MOST_TEXT || reason === '') throw new Error('is not told well');
        },
      },
      { hints: { airportId: 'LEBL' }, airports: [AIRPORT] },
    );
  },
};
