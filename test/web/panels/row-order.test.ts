import { expect, test } from 'vitest';
import { toIso } from '../../../server/contract/time.ts';
import { vehicleStatus, vehicleType } from '../../../server/contract/vocabulary.ts';
import type { ListKind, ListSource } from '../../../web/panels/list-kind.ts';
import { RowOrder } from '../../../web/panels/row-order.ts';
import { VEHICLES } from '../../../web/panels/vehicle-list.ts';
import { HeldEntities } from '../../../web/state/held-entities.ts';
import { at, NOON, vehicle } from '../entities.ts';

type Thing = { readonly id: string; readonly size: number };

const THINGS: ListKind<Thing> = {
  states: ({ notifications }) => notifications as unknown as Thing[],
  id: thing => thing.id,
  name: thing => thing.id,
  subject: () => null,
  sorts: { time: { by: thing => thing.size }, name: { named: thing => thing.id } },
  late: thing => (thing.size > 9 ? thing.size : null),
  searched: thing => [thing.id],
  row: () => {
    throw new Error('a row is only written where it is seen');
  },
};

const holding = (...things: Thing[]) => ({ notifications: things }) as unknown as ListSource;
const thing = (id: string, size: number): Thing => ({ id, size });
const VIEW = { sort: 'time', reversed: false, query: '' } as const;
const idsOf = (states: readonly Thing[]) => states.map(each => each.id).join(' ');

test('follows what comes, goes and changes from one refresh to the next', () => {
  const order = new RowOrder(THINGS);
  expect(idsOf(order.update(holding(thing('a', 3), thing('b', 1)), VIEW).shown)).toBe('b a');
  const next = order.update(holding(thing('c', 2), thing('b', 5), thing('d', 12)), VIEW);
  expect(idsOf(next.shown)).toBe('c b d');
  expect(next).toMatchObject({ total: 3, late: 1 });
});

test('holds equals by name, and turns the order round but not the names of equals', () => {
  const order = new RowOrder(THINGS);
  const source = holding(thing('x 10', 1), thing('x 9', 1), thing('y', 0));
  expect(idsOf(order.update(source, VIEW).shown)).toBe('y x 9 x 10');
  expect(idsOf(order.update(source, { ...VIEW, reversed: true }).shown)).toBe('x 9 x 10 y');
  expect(idsOf(order.update(source, { ...VIEW, sort: 'name', reversed: true }).shown)).toBe('y x 10 x 9');
});

test('tells how many there are of which it shows some', () => {
  const order = new RowOrder(THINGS);
  const source = holding(thing('ab', 1), thing('bc', 12), thing('cd', 20));
  const { shown, total, late } = order.update(source, { ...VIEW, query: 'B', admits: each => each.size > 9 });
  expect([idsOf(shown), total, late]).toEqual(['bc', 3, 2]);
});

test('orders five thousand moving vehicles within a few milliseconds a refresh', () => {
  const entities = new HeldEntities();
  const order = new RowOrder(VEHICLES);
  const moved = (round: number) =>
    Array.from({ length: 5000 }, (_, n) =>
      vehicle(`V${n}`, {
        callsign: `CAR ${n}`,
        vehicleType: vehicleType.options[n % 22] ?? null,
        status: vehicleStatus.options[(n + round) % 7] ?? null,
        speed: (n * 7 + round * 13) % 20,
        time: toIso(NOON + round * 250),
      }),
    );
  const refresh = (round: number) => {
    const states = moved(round);
    entities.apply('snapshot', {
      time: at(0),
      vehicles: states,
      tasks: [],
      flights: [],
      notifications: [],
      decisions: [],
    });
    const before = performance.now();
    order.update({ entities, notifications: [], time: NOON, zone: { minutes: String, clock: String } }, VIEW);
    return performance.now() - before;
  };
  refresh(0);
  const spent = Array.from({ length: 21 }, (_, round) => refresh(round + 1));
  // The quickest round tells what the work costs, the others what else the machine does.
  expect(Math.min(...spent)).toBeLessThan(12);
});
