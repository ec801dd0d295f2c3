import { once } from 'node:events';
import request from 'supertest';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { Poller } from '../streams/poller.ts';
import { RANGE } from './sample-shift.ts';
import { API, TestApp } from './test-app.ts';

let test: TestApp;
let url: string;
let sessionId: string;
beforeAll(async () => {
  test = await TestApp.open({ requestRate: { perSecond: 100_000, burst: 100_000 } });
  url = await test.listen();
  sessionId = (await request(url).post(`${API}/sessions`).send(RANGE).expect(201)).body.sessionId;
});
afterAll(() => test.stop());

/** What keeps the process: sockets, timers, and timers of the clock. */
function kept() {
  const resources = process.getActiveResourcesInfo();
  const count = (kind: string) => resources.filter(resource => resource === kind).length;
  return { sockets: count('TCPSocketWrap'), timers: count('Timeout'), clock: test.clock.pending };
}

/** A session without viewers may have so many more timers than one that is watched, or fewer. */
const TIMERS_OF_A_SESSION = 3;

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise(resolve => setImmediate(resolve));
}

const viewers = () => test.sessions.get(sessionId).viewers;

/** Lets the store learn who watches: it does so a little later. */
const settle = () => test.clock.advance(100);

async function expectNothingLeft(before: ReturnType<typeof kept>): Promise<void> {
  await until(() => viewers() === 0 && kept().sockets <= before.sockets);
  settle();
  const after = kept();
  expect(after.clock).toBeLessThanOrEqual(before.clock + TIMERS_OF_A_SESSION);
  expect(after.timers).toBeLessThanOrEqual(before.timers);
}

it('leaves nothing behind of 1,000 WebSockets, however they go', async () => {
  settle();
  const before = kept();
  const watch = async () => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}${API}/ws?sessionId=${sessionId}`);
    await once(socket, 'message');
    return socket;
  };
  for (let round = 0; round < 10; round++) {
    const sockets = await Promise.all(Array.from({ length: 100 }, watch));
    expect(viewers()).toBe(100);
    test.clock.advance(100);
    for (const [index, socket] of sockets.entries()) {
      if (index % 4 === 0) socket.close(1000, 'bye');
      else if (index % 4 === 1) {
        socket.send('{"requestId":1}');
        socket.close();
      } else {
        if (index % 4 === 2) socket.pause();
        socket.terminate();
      }
    }
    await expectNothingLeft(before);
  }
});

it('leaves nothing behind of 300 polls that hang up while they wait', async () => {
  settle();
  const before = kept();
  const pollers = Array.from({ length: 300 }, () => new Poller(`${url}${API}/poll?sessionId=${sessionId}`));
  const waiting = pollers.map(async poller => {
    await poller.poll('0');
    await poller.poll();
  });
  for (const each of waiting) each.catch(() => {});
  await until(() => viewers() === 300);
  for (const poller of pollers) poller.close();
  await Promise.allSettled(waiting);
  await until(() => kept().sockets <= before.sockets);
  expect(viewers()).toBe(300);
  test.clock.advance(11_000);
  await expectNothingLeft(before);
});
