import { describe, expect, test } from 'vitest';
import { RECORD_KINDS, STATE_SCHEMAS, type VehicleState } from '../../server/contract/records.ts';
import { changeOfLine, changeOfRecord, stateOfText } from '../../server/store/change.ts';
import { emptyState, fold, stateText } from '../../server/store/fold.ts';
import { STATE_SHAPES } from '../../server/store/state-shape.ts';

const { vehicle } = STATE_SHAPES;
const first = { vehicleId: 'T "1"', time: '2026-03-01T08:00:00.000Z', lon: 2.5, lat: 41 };

function after(...lines: Record<string, unknown>[]): VehicleState {
  const state = lines.reduce(
    (previous, line) => fold(vehicle, previous, changeOfLine(vehicle, line)),
    emptyState(vehicle, 'T "1"'),
  );
  return JSON.parse(stateText(vehicle, state));
}

describe('folding', () => {
  test('a field given replaces, null clears, a field left out stays', () => {
    const line = { ...first, callsign: 'Tug', speed: 3, status: 'idle' };
    expect(after(line, { time: '2026-03-01T08:00:01.000Z', speed: null, status: 'working' })).toEqual({
      ...first,
      time: '2026-03-01T08:00:01.000Z',
      vehicleType: null,
      callsign: 'Tug',
      heading: null,
      speed: null,
      status: 'working',
      taskId: null,
      flightId: null,
      attributes: null,
    });
  });

  test('attributes given replace the whole, an unknown field sets one of them, its null removes it', () => {
    expect(after({ ...first, fuel: 10, crew: 2 }).attributes).toEqual({ fuel: 10, crew: 2 });
    expect(after({ fuel: 10, crew: 2 }, { fuel: 9 }, { crew: null }).attributes).toEqual({ fuel: 9 });
    expect(after({ fuel: 10 }, { attributes: { a: 1 } }).attributes).toEqual({ a: 1 });
    expect(after({ attributes: { a: 1, b: 2 }, a: 3, b: null }).attributes).toEqual({ a: 3 });
    expect(after({ fuel: 10 }, { fuel: null }).attributes).toBeNull();
    expect(after({ fuel: 10 }, { attributes: null }).attributes).toBeNull();
    expect(after({ fuel: 10 }, { attributes: {} }).attributes).toBeNull();
  });

  test('an attribute may be named like what JavaScript objects inherit', () => {
    const line = JSON.parse('{"__proto__": {"a": 1}, "constructor": 2}');
    const state = fold(vehicle, emptyState(vehicle, 'T'), changeOfLine(vehicle, line));
    expect(stateText(vehicle, state)).toContain('"attributes":{"__proto__":{"a":1},"constructor":2}');
  });

  test('a happening shows attributes only where it has some', () => {
    const { notification } = STATE_SHAPES;
    const empty = emptyState(notification, 'N');
    const text = (line: Record<string, unknown>) =>
      stateText(notification, fold(notification, empty, changeOfLine(notification, line)));
    expect(JSON.parse(text({ severity: 'info' }))).not.toHaveProperty('attributes');
    expect(JSON.parse(text({ belt: 4 }))).toHaveProperty('attributes', { belt: 4 });
  });

  test.each(RECORD_KINDS)('a %s is written in the order of its schema', kind => {
    const shape = STATE_SHAPES[kind];
    const fields = Object.fromEntries([...shape.fields].reverse().map(field => [field, null]));
    const line = { ...fields, [shape.idField]: 'X', time: first.time, lon: 2, lat: 41, attributes: { a: 1 } };
    const known = Object.fromEntries(Object.entries(line).filter(([field]) => shape.positions.has(field)));
    const text = stateText(shape, fold(shape, emptyState(shape, 'X'), changeOfLine(shape, known)));
    expect(text).toBe(JSON.stringify(STATE_SCHEMAS[kind].parse(known)));
  });

  test('what a source said can be told from the state after it', () => {
    const said = { speed: null, status: 'idle', fuel: null, crew: 3 };
    const earlier = stateOfText(
      vehicle,
      JSON.stringify(after({ ...first, callsign: 'Tug', fuel: 5, speed: 2 })),
    );
    const change = changeOfLine(vehicle, said);
    const record = {
      given: change.given,
      keys: JSON.stringify(change.single.map(([key]) => key)),
      state: stateText(vehicle, fold(vehicle, earlier, change)),
    };
    const other = stateOfText(
      vehicle,
      JSON.stringify(after({ ...first, callsign: 'Bus', fuel: 9, door: 'open' })),
    );
    expect(fold(vehicle, other, changeOfRecord(vehicle, record))).toEqual(fold(vehicle, other, change));
  });
});
