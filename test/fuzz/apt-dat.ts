import fc from 'fast-check';
import { aptDatFormat } from '../../server/ingest/apt-dat/apt-dat-format.ts';
import { damaged, type FuzzTarget, readBytes } from './fuzz-target.ts';

const degrees = fc.double({ min: -180, max: 180, noNaN: true });
const number = fc.oneof(degrees, fc.integer({ min: -5, max: 400 }), fc.double());
const CODES = [1, 15, 16, 17, 99, 100, 101, 102, 110, 111, 112, 113, 114, 115, 116, 120, 130];
const ROUTES = [1000, 1200, 1201, 1202, 1204, 1206, 1300, 1301, 1302, 1400, 1500];
const row = fc
  .tuple(
    fc.constantFrom(...CODES, ...ROUTES),
    fc.array(fc.oneof(number, fc.constantFrom('LEBL', 'B12', 'gate', 'jets|props', 'twoway', 'taxiway_E')), {
      maxLength: 26,
    }),
  )
  .map(([code, cells]) => [code, ...cells].join(' '));

export const aptDatTarget: FuzzTarget = {
  name: 'apt-dat',
  input: damaged(
    fc
      .array(row, { maxLength: 60 })
      .map(rows => ['I', '1100 Version', '1 14 1 0 LEBL Barcelona', ...rows, '99'].join('\n')),
    ['\n', '99', '110 1 0.25 0', '113 41.3 2.07', '-', 'NaN', '1e308'],
  ),
  run: bytes =>
    readBytes(aptDatFormat, bytes, {
      write() {},
      writeMap: (_, map) => void JSON.stringify(map),
      setAside() {},
    }),
};
