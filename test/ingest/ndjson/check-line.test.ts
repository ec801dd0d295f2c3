import { describe, expect, it } from 'vitest';
import { checkNdjsonLine } from '../../../server/ingest/ndjson/check-line.ts';

const TIME = '2020-10-02T08:00:00.000Z';
const position = {
  kind: 'vehicle_update',
  airportId: 'LEBL',
  vehicleId: 'T1',
  time: TIME,
  lon: 2.1,
  lat: 41.3,
};
const task = { kind: 'task_update', airportId: 'LEBL', taskId: 'K1', time: TIME };
const flight = { kind: 'flight_update', airportId: 'LEBL', flightId: 'F1', time: TIME };
const decision = { kind: 'decision', airportId: 'LEBL', decisionId: 'D1', time: TIME };
const notification = { kind: 'notification', airportId: 'LEBL', notificationId: 'N1', time: TIME };
const airport = {
  kind: 'airport',
  airportId: 'LEBL',
  name: 'Barcelona',
  timeZone: 'Europe/Madrid',
  lon: 2,
  lat: 41,
};
const vehicle = { kind: 'vehicle', airportId: 'LEBL', vehicleId: 'T1', vehicleType: 'bus' };

const KINDS = 'airport, vehicle, vehicle_update, task_update, flight_update, notification, decision';
const RFC_3339 = 'must be an RFC 3339 time with an offset, such as 2020-10-02T08:00:00.000Z';

describe('checkNdjsonLine', () => {
  it.each([
    position,
    {
      ...position,
      heading: 0,
      speed: 0,
      status: 'idle',
      callsign: null,
      taskId: null,
      attributes: { a: { b: [1] } },
    },
    { ...position, driver: 'Ana', fuel: { litres: 40 } },
    task,
    { ...task, plannedStart: TIME, priority: -1.5, assignmentSource: 'manual', vehicleId: null },
    flight,
    { ...flight, milestones: { AIBT: TIME, SOBT: null }, direction: 'turnaround' },
    notification,
    decision,
    airport,
    vehicle,
    { ...vehicle, callsign: null },
  ])('takes %j as it is', value => {
    expect(checkNdjsonLine(JSON.stringify(value))).toEqual({ line: value });
  });

  it('gives times in UTC with milliseconds', () => {
    const checked = checkNdjsonLine(JSON.stringify({ ...position, time: '2020-10-02T10:00:00.12345+02:00' }));
    expect(checked).toEqual({ line: { ...position, time: '2020-10-02T08:00:00.123Z' } });
  });

  it('fills what a candidate leaves out', () => {
    const checked = checkNdjsonLine(
      JSON.stringify({ ...decision, candidates: [{ vehicleId: 'T1', score: 3 }] }),
    );
    const candidate = { vehicleId: 'T1', score: 3, etaSeconds: null, distance: null, rejectedBecause: null };
    expect(checked).toEqual({ line: { ...decision, candidates: [candidate] } });
  });

  it.each<[string, object | string, string]>([
    ['a number as text', { ...position, lon: '2.1' }, 'lon: must be a number, is "2.1"'],
    ['no position', { ...position, lon: null }, 'lon: must be a number, is null'],
    ['a latitude beyond the pole', { ...position, lat: 90.1 }, 'lat: must be at most 90, is 90.1'],
    ['a heading of 360', { ...position, heading: 360 }, 'heading: must be less than 360, is 360'],
    ['a negative speed', { ...position, speed: -1 }, 'speed: must be at least 0, is -1'],
    ['no time', { ...position, time: undefined }, 'time: is missing'],
    [
      'a time without offset',
      { ...position, time: '2020-10-02T08:00:00' },
      `time: ${RFC_3339}, is "2020-10-02T08:00:00"`,
    ],
    [
      'a 30th of February',
      { ...task, time: '2020-02-30T08:00:00Z' },
      `time: ${RFC_3339}, is "2020-02-30T08:00:00Z"`,
    ],
    ['a time as number', { ...task, time: 1601625600 }, 'time: must be a text, is 1601625600'],
    ['an empty id', { ...position, vehicleId: '' }, 'vehicleId: must not be empty, is ""'],
    [
      'a long id',
      { ...task, taskId: 'x'.repeat(201) },
      `taskId: must have at most 200 characters, is "${'x'.repeat(79)}…`,
    ],
    ['an id as number', { ...task, taskId: 7 }, 'taskId: must be a text, is 7'],
    [
      'a small airport code',
      { ...task, airportId: 'lebl' },
      'airportId: must be an airport code of 3 to 8 capitals or digits, such as LEBL, is "lebl"',
    ],
    [
      'a source of nobody',
      { ...task, assignmentSource: 'me' },
      'assignmentSource: must be one of auto, manual, is "me"',
    ],
    ['a list as attributes', { ...position, attributes: [1] }, 'attributes: must be an object, is [1]'],
    [
      'a small milestone',
      { ...flight, milestones: { aibt: TIME } },
      'milestones.aibt: must be an A-CDM abbreviation in capitals, such as AIBT',
    ],
    [
      'a milestone without date',
      { ...flight, milestones: { AIBT: '08:00' } },
      `milestones.AIBT: ${RFC_3339}, is "08:00"`,
    ],
    [
      'a severity of its own',
      { ...notification, severity: 'bad' },
      'severity: must be one of info, warning, critical, is "bad"',
    ],
    [
      'a candidate with a slip',
      { ...decision, candidates: [{ vehicleId: 'T1', sore: 1 }] },
      'candidates.0: has a field that is not known: sore',
    ],
    ['a candidate without vehicle', { ...decision, candidates: [{}] }, 'candidates.0.vehicleId: is missing'],
    [
      'a zone that is none',
      { ...airport, timeZone: 'Madrid' },
      'timeZone: must be an IANA time zone, such as Europe/Madrid, is "Madrid"',
    ],
    ['an airport without name', { ...airport, name: '' }, 'name: must not be empty, is ""'],
    ['a vehicle without type', { ...vehicle, vehicleType: undefined }, 'vehicleType: is missing'],
    ['another kind', { ...position, kind: 'vehicle_pos' }, `kind: must be one of ${KINDS}, is "vehicle_pos"`],
    ['no kind', { ...position, kind: undefined }, `kind: is missing; it must be one of ${KINDS}`],
    [
      'several faults',
      { ...position, lon: 181, lat: -91, heading: -1, speed: -1 },
      'lon: must be at most 180, is 181; lat: must be at least -90, is -91; heading: must be at least 0, is -1; and 1 more',
    ],
    ['a list', '[1]', 'must be one JSON object, such as {"kind": "vehicle_update", …}'],
    ['null', 'null', 'must be one JSON object, such as {"kind": "vehicle_update", …}'],
    ['a field twice', '{"kind":"vehicle","kind":"airport"}', 'names a field twice: kind'],
    [
      'a field twice within',
      '{"kind":"vehicle","attributes":{"a":1,"b":{"a":2},"a":3}}',
      'names a field twice: a',
    ],
    ['a field twice, once escaped', '{"a:b":1,"a\\u003ab":2}', 'names a field twice: a:b'],
    [
      'a number beyond all',
      '{"kind":"vehicle_update","speed":1e999}',
      'holds a number that is too large, or is nested over 64 deep',
    ],
    [
      'values nested deep',
      `{"a":${'['.repeat(100)}${']'.repeat(100)}}`,
      'holds a number that is too large, or is nested over 64 deep',
    ],
  ])('sets aside %s', (_, value, reason) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    expect(checkNdjsonLine(text)).toEqual({ reason });
  });

  it.each([
    '{"kind":"vehicle","a":NaN}',
    '{"kind":"vehicle",}',
    '{"kind":"vehi',
    "{'kind':'vehicle'}",
    '{}{}',
  ])('sets aside %s, which is no JSON', text => {
    const checked = checkNdjsonLine(text);
    expect('reason' in checked && checked.reason).toMatch(/^is not valid JSON: /);
  });

  it('does not take colons, quotes and braces within texts for fields', () => {
    const value = { ...position, note: 'a "quoted": {b: 1}, \\', 'odd": key': '\\"' };
    expect(checkNdjsonLine(JSON.stringify(value))).toEqual({ line: value });
  });
});
