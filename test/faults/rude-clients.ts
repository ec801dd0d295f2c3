import { deepStrictEqual, ok } from 'node:assert/strict';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from '../../data/shift/random.ts';
import { API } from '../http/test-app.ts';
import { eventually } from './eventually.ts';
import type { FaultCase } from './fault-case.ts';
import { FaultStage } from './fault-stage.ts';
import { type FaultyConnection, FaultyProxy } from './faulty-proxy.ts';
import { watchSse } from './watch-sse.ts';

/** What a witness may wait for the next event at most, in ms, on a machine that does other work as well. */
const LONGEST_GAP_MS = 4000;

/** Watches a playing session while `work` is done, and sees that nobody else's faults are felt. */
async function beside(stage: FaultStage, work: (sessionId: string) => Promise<string>): Promise<string> {
  const { sessionId } = await stage.share({ playbackSpeed: 10, loop: true });
  const witness = stage.viewer();
  const stop = new AbortController();
  const watched = watchSse(stage.streamUrl(sessionId), witness, { signal: stop.signal });
  await witness.until(({ event }) => event === 'clock');
  const begun = witness.arrivals.length;
  const done = await Promise.race([work(sessionId), watched.then(({ over }) => over)]);
  const state = await eventually(
    () => stage.session(sessionId),
    ({ viewers }) => viewers === 1,
  );
  deepStrictEqual(state.viewers, 1, 'viewers left behind');
  const arrivals = witness.arrivals.slice(begun - 1).map(({ at }) => at);
  const gaps = arrivals.slice(1).map((at, index) => at - (arrivals[index] ?? at));
  const longest = Math.max(...gaps, performance.now() - (arrivals.at(-1) ?? 0));
  ok(longest < LONGEST_GAP_MS, `another viewer waited ${Math.round(longest)} ms`);
  stop.abort();
  deepStrictEqual((await watched).over, 'aborted', 'the other viewer was let go');
  return `${done}; another viewer missed nothing and never waited more than ${Math.round(longest)} ms`;
}

/** Sends raw bytes and waits until the server has closed or a moment has passed. */
async function rawly(url: string, bytes: string | Buffer, ms = 300): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  let answer = '';
  socket.setEncoding('latin1').on('data', (piece: string) => {
    answer += piece;
  });
  const closed = new Promise(resolve => socket.on('error', () => {}).on('close', resolve));
  socket.write(bytes);
  await Promise.race([closed, sleep(ms, undefined, { ref: false })]);
  socket.destroy();
  return answer;
}

/** Requests that are none, or two in one, or that never end. `%` is a session's stream, `@` its control. */
const GARBAGE: readonly (readonly [string, string | Buffer])[] = [
  ['TLS', Buffer.from([22, 3, 1, 0, 200, 1, 0, 0, 196, 3, 3, ...Array(60).fill(7)])],
  ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ['noise', Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 73) % 256))],
  ['no version', 'GET %\r\n\r\n'],
  ['another version', 'GET % HTTP/9.9\r\nHost: 127.0.0.1\r\n\r\n'],
  ['no host', 'GET % HTTP/1.1\r\n\r\n'],
  ['two hosts', 'GET % HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil\r\n\r\n'],
  ['NULL in a header', 'GET % HTTP/1.1\r\nHost: 127.0.0.1\r\nLast-Event-ID: a\0b\r\n\r\n'],
  ['a folded header', 'GET % HTTP/1.1\r\nHost: 127.0.0.1\r\nA: b\r\n c\r\n\r\n'],
  ['a bare LF', 'GET % HTTP/1.1\nHost: 127.0.0.1\n\n'],
  ['headers without end', `GET % HTTP/1.1\r\nHost: 127.0.0.1\r\n${'A: b\r\n'.repeat(5000)}`],
  [
    'length and chunks',
    'POST @ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET % HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n',
  ],
  ['two lengths', 'POST @ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 2\r\nContent-Length: 90\r\n\r\n{}'],
  [
    'odd chunks',
    'POST @ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}',
  ],
  [
    'chunks of two kinds',
    'POST @ HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked, identity\r\n\r\n2\r\n{}\r\n0\r\n\r\n',
  ],
  [
    'a body that never comes',
    'POST @ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{',
  ],
  [
    'a huge length',
    'POST @ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 99999999999999999999\r\n\r\n{',
  ],
  ['CONNECT', 'CONNECT evil.example:443 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n'],
  ['an address of another server', 'GET http://evil.example% HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n'],
  [
    'an upgrade to nonsense',
    'GET % HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: h2c, nonsense\r\n\r\n',
  ],
  ['a stream to HTTP/1.0', 'GET % HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n'],
  ['a stream with a body', 'GET % HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 4\r\n\r\nGET '],
  ['fifty streams at once on one connection', 'GET % HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n'.repeat(50)],
  ['a stream and noise behind it', `GET % HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n${'\0\r\n\r\n'.repeat(2000)}`],
];

export const garbage: FaultCase = {
  fault: 'bytes that are no request, two requests in one, requests that never end',
  done: `${GARBAGE.length} kinds, each five times, while another watches`,
  contract: 'others are not disturbed, nobody is left behind, no answer but a problem or a stream',
  async run() {
    await using stage = await FaultStage.open();
    return await beside(stage, async sessionId => {
      const { pathname, search } = new URL(stage.streamUrl(sessionId));
      const fill = (bytes: string | Buffer) =>
        typeof bytes === 'string'
          ? bytes.replaceAll('%', `${pathname}${search}`).replaceAll('@', `${API}/control`)
          : bytes;
      for (const [kind, bytes] of GARBAGE) {
        const answers = await Promise.all(
          Array.from({ length: 5 }, () => rawly(stage.server.url, fill(bytes))),
        );
        for (const answer of answers) {
          const first = answer.slice(0, answer.indexOf('\r\n'));
          ok(/^(HTTP\/1\.1 [24]\d\d .*)?$/.test(first), `${kind}: ${first}`);
          ok(!answer.includes('<html') && !/ at .*\.ts:\d/.test(answer), `${kind}: ${answer.slice(0, 300)}`);
        }
      }
      return `${GARBAGE.length * 5} connections answered or let go`;
    });
  },
};

const CLIENTS = 60;

export const halvesAndResets: FaultCase = {
  fault: 'clients that close their half, whose server half is closed, that are reset or cut',
  done: `${CLIENTS} viewers by way of the proxy, each treated in one of these ways at random moments`,
  contract: 'others are not disturbed, nobody is left behind, each goes on where it was',
  async run() {
    const random = new Random(5);
    await using stage = await FaultStage.open();
    const treatments = [
      (connection: FaultyConnection) => connection.closeTowardsServer(),
      (connection: FaultyConnection) => connection.closeTowardsClient(),
      (connection: FaultyConnection) => connection.reset(),
      (connection: FaultyConnection) => connection.cut(),
    ];
    let treated = 0;
    const proxy = await FaultyProxy.start(stage.server.url, connection => {
      const treat = treatments[treated++ % treatments.length];
      setTimeout(() => treat?.(connection), random.between(50, 700)).unref();
    });
    const seen = await beside(stage, async sessionId => {
      const viewers = Array.from({ length: CLIENTS }, () => stage.viewer());
      await Promise.all(
        viewers.map(async viewer => {
          for (let visit = 0; visit < 3; visit++)
            await watchSse(stage.streamUrl(sessionId, proxy.url), viewer, {
              signal: AbortSignal.timeout(3000),
            });
        }),
      );
      const again = viewers.reduce((sum, { visits }) => sum + visits.length, 0);
      for (const { visits } of viewers) ok(visits.slice(1).every(({ from }) => from !== undefined));
      return `${treated} connections treated, ${again} streams begun or gone on with`;
    });
    await proxy.stop();
    return seen;
  },
};

const SLOW = 500;
/** Node looks every 30 s for requests whose headers take longer than 60 s. */
const LET_GO_MS = 95_000;

/** Sends a request's head byte by byte, one each second; resolves with what came once the server has let go. */
async function drip(url: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  let answer = '';
  socket.setEncoding('latin1').on('data', (piece: string) => {
    answer += piece;
  });
  const timer = setInterval(() => socket.write('X'), 1000);
  socket.write('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nA: ');
  await new Promise(resolve => socket.on('error', () => {}).on('close', resolve));
  clearInterval(timer);
  return answer;
}

export const slowHeaders: FaultCase = {
  fault: 'requests that arrive byte by byte (slowloris)',
  done: `${SLOW} connections that send a byte of their headers each second, while another watches`,
  contract: 'others are not disturbed, and the server lets go of them after a while',
  async run() {
    await using stage = await FaultStage.open();
    return await beside(stage, async () => {
      const began = performance.now();
      const drips = Promise.all(Array.from({ length: SLOW }, () => drip(stage.server.url)));
      const answers = await Promise.race([drips, sleep(LET_GO_MS, undefined, { ref: false })]);
      if (!answers) throw new Error(`the server held them for ${LET_GO_MS / 1000} s`);
      for (const answer of answers) ok(answer.startsWith('HTTP/1.1 408 '), answer.slice(0, 100));
      return `all answered with 408 and let go within ${Math.round((performance.now() - began) / 1000)} s`;
    });
  },
};
