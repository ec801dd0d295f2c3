import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Airport } from '../../../server/contract/history.ts';
import { airport, airports } from '../../../web/state/airports.ts';
import { keepPast } from '../../../web/state/keep-past.ts';
import { link } from '../../../web/state/link.ts';
import { start } from '../../../web/state/open-session.ts';
import { recordedAnew, rereadPast } from '../../../web/state/recorded-past.ts';
import { ManualClock } from '../../manual-clock.ts';
import { BARCELONA, emptySnapshot, FakeServer, sessionState, turn } from './fake-server.ts';

const recorded: Airport = { ...BARCELONA, map: false };
const other: Airport = { ...recorded, airportId: 'KIND', name: 'Indianapolis' };

let server: FakeServer;
let clock: ManualClock;
let stop: () => void;
const know = (version: string, ...items: Airport[]) => {
  server.answer = () => Response.json({ items, next: null }, { headers: { ETag: version } });
};
/** A snapshot from a log of the server's. */
const snapshotOf = (log: string) => server.stream.send('snapshot', emptySnapshot(0), `s1.${log}.0.s`);
/** Waits as long as a page may take until it looks. */
async function pass(): Promise<void> {
  clock.advance(3000);
  for (let n = 0; n < 5; n++) await turn();
}

beforeEach(async () => {
  server = new FakeServer();
  clock = new ManualClock();
  link.close();
  know('"1"', recorded);
  await start({});
  await server.stream.send('playback', sessionState());
  await snapshotOf('a');
  stop = keepPast(clock);
  server.asked.length = 0;
});
afterEach(() => stop());

it('reads again when the stream begins anew, and tells of it where recordings came or went', async () => {
  const before = recordedAnew.value;
  know('"2"', { ...recorded, map: true });
  await snapshotOf('b');
  await pass();
  expect(server.asked.map(({ path }) => path)).toEqual(['airports']);
  expect(airport.value?.map).toBe(true);
  expect(recordedAnew.value).toBe(before + 1);
});

it('asks nothing while the stream goes on, and changes nothing where no recording came or went', async () => {
  await snapshotOf('a');
  await pass();
  expect(server.asked).toEqual([]);
  const [before, known] = [recordedAnew.value, airports.value];
  await snapshotOf('b');
  await pass();
  expect(server.asked).toHaveLength(1);
  expect(recordedAnew.value).toBe(before);
  expect(airports.value).toBe(known);
});

it('keeps what it knew where it cannot ask', async () => {
  server.answer = () => {
    throw new TypeError('no network');
  };
  await rereadPast();
  expect(airport.value?.airportId).toBe('LEBL');
  know('"3"', { ...recorded, map: true });
  await rereadPast();
  expect(airport.value?.map).toBe(true);
});

it('opens another airport where that of a private session is gone', async () => {
  know('"4"', other);
  await snapshotOf('c');
  await pass();
  expect(server.stream.query.get('airportId')).toBe('KIND');
});

it('stays in a shared session whose airport is gone', async () => {
  await server.stream.send('playback', sessionState({ revision: 1, shared: true }));
  know('"5"', other);
  await snapshotOf('d');
  await pass();
  expect(airports.value).toEqual([other]);
  expect(server.streams).toHaveLength(1);
});
