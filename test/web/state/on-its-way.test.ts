import { afterEach, beforeEach, expect, test } from 'vitest';
import { seek } from '../../../web/state/commands.ts';
import { link } from '../../../web/state/link.ts';
import { stateOnItsWay } from '../../../web/state/on-its-way.ts';
import { cancelScrub, scrubTo } from '../../../web/state/scrubbing.ts';
import { emptySnapshot, FakeServer, iso, START, sessionState, turn } from './fake-server.ts';

let server: FakeServer;

beforeEach(async () => {
  server = new FakeServer();
  link.open({ sessionId: 's1' });
  await server.openWith(sessionState());
  server.answer = ({ path }) =>
    path === 'control'
      ? { status: 'success', session: sessionState({ revision: 1, time: iso(1200) }) }
      : emptySnapshot(1200);
});
afterEach(() => {
  cancelScrub();
  link.close();
});

test('after a seek the state is on its way until its snapshot is here', async () => {
  expect(stateOnItsWay.value).toBe(false);
  const sought = seek(START + 1_200_000);
  expect(stateOnItsWay.value).toBe(true);
  await sought;
  expect(stateOnItsWay.value).toBe(true);
  await server.stream.send('snapshot', emptySnapshot(1200));
  await turn();
  expect(stateOnItsWay.value).toBe(false);
});

test('a seek that is refused, or changes nothing, awaits nothing', async () => {
  server.answer = () => ({ status: 'success', session: sessionState() });
  await seek(START);
  expect(stateOnItsWay.value).toBe(false);
  server.answer = () => new Response('no', { status: 500 });
  await seek(START);
  expect(stateOnItsWay.value).toBe(false);
});

test('along a drag it is on its way until the state of that very time is read', async () => {
  const read = Promise.withResolvers();
  server.answer = () => read.promise;
  scrubTo(START + 1_200_000);
  await turn();
  expect(stateOnItsWay.value).toBe(true);
  read.resolve(emptySnapshot(1200));
  await turn();
  expect(stateOnItsWay.value).toBe(false);
});
