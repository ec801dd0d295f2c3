import fc from 'fast-check';
import { ndjsonLine } from '../../server/contract/lines.ts';
import { smesFormat } from '../../server/ingest/smes/smes-format.ts';
import { damaged, type FuzzTarget, readBytes } from './fuzz-target.ts';

const MOST_TEXT = 2000;

const time = fc
  .date({ min: new Date('2026-03-14T12:00:00Z'), max: new Date('2026-03-14T13:00:00Z'), noInvalidDate: true })
  .map(date => date.toISOString());
const text = fc.oneof(
  fc.constantFrom(
    'ANON',
    'UNKN',
    'aircraft',
    'vehicle',
    '1',
    '0',
    '',
    'A0B1C2',
    '39.7',
    '-86.3',
    '&amp;',
    'é',
  ),
  fc.integer().map(String),
  fc.double().map(String),
);
const LEAVES = [
  ['flightId', ['aircraftId', 'mode3ACode', 'acAddress']],
  ['flightInfo', ['tgtType', 'acType', 'runway']],
  ['position', ['x', 'y', 'latitude', 'longitude', 'altitude']],
  ['movement', ['speed', 'heading', 'vx', 'vy']],
  ['status', ['tse', 'rt', 'gbs']],
  ['enhancedData', ['eramGufi', 'departureAirport', 'vehicleId', '__proto__']],
] as const;
const groups = LEAVES.map(([group, leaves]) =>
  fc
    .tuple(
      fc.constantFrom('', '', '', ' r="1"'),
      ...leaves.map(leaf => text.map(told => `<${leaf}>${told}</${leaf}>`)),
    )
    .map(([removed, ...told]) => `<${group}${removed}>${told.join('')}</${group}>`),
);
const group = fc.oneof(...groups);
const report = fc
  .tuple(
    fc.constantFrom('positionReport', 'adsbReport', 'smrReport'),
    fc.boolean(),
    time,
    fc.nat({ max: 3 }),
    fc.array(group, { maxLength: 6 }),
  )
  .map(
    ([kind, full, at, track, told]) =>
      `<${kind} full="${full}"><time>${at}</time><track>${track}</track>${told.join('')}</${kind}>`,
  );
const asdex = fc
  .array(report, { maxLength: 6 })
  .map(reports => `<n:asdexMsg xmlns:n="u"><airport>KIND</airport>${reports.join('')}</n:asdexMsg>`);
const event = fc
  .tuple(
    fc.constantFrom('on', 'off', 'spotout', 'time', '__proto__'),
    time,
    text,
    fc.array(group, { maxLength: 3 }),
  )
  .map(
    ([name, at, callsign, told]) =>
      `<SurfaceMovementEventMessage><airport>KIND</airport><callsign>${callsign}</callsign><time>${at}</time><event>${name}</event>${told.join('')}</SurfaceMovementEventMessage>`,
  );
const messages = fc.array(fc.oneof(asdex, event), { maxLength: 5 }).map(all => all.join('\n'));

/** Messages of SMES, damaged. */
export const smesTarget: FuzzTarget = {
  name: 'smes',
  input: damaged(messages, [
    '<',
    '>',
    '</',
    '&',
    '&x;',
    '<!DOCTYPE a [<!ENTITY x "y">]>',
    '<![CDATA[',
    '<!--',
    '<asdexMsg>',
    '</asdexMsg>',
    '"',
    '\u0000',
  ]),
  async run(bytes) {
    let pieces = 0;
    const count = () => {
      if (++pieces > bytes.length + 10) throw new Error('makes more of a file than it holds');
    };
    await readBytes(smesFormat, bytes, {
      write(line) {
        count();
        ndjsonLine.parse(line);
      },
      writeMap() {
        throw new Error('makes a map of messages');
      },
      setAside({ offset, text: told, reason }) {
        count();
        if (offset === undefined || offset > bytes.length) throw new Error(`stands at ${offset}`);
        if (told.length > MOST_TEXT || reason === '') throw new Error('is not told well');
      },
    });
  },
};
