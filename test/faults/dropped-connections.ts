import { deepStrictEqual, ok } from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { Random } from '../../data/shift/random.ts';
import { API } from '../http/test-app.ts';
import { eventually } from './eventually.ts';
import type { FaultCase } from './fault-case.ts';
import { FaultStage } from './fault-stage.ts';
import { descriptors } from './process-state.ts';
import type { Resources } from './tell-resources.ts';
import { watchSse } from './watch-sse.ts';

const CONNECTIONS = 10_000;
const AT_ONCE = 100;
/** A private session outlives its last viewer by so long, in ms. */
const PRIVATE_TTL_MS = 60_000;
const TELL_RESOURCES = pathToFileURL(join(import.meta.dirname, 'tell-resources.ts')).href;

/** What one client sends before it goes, and whether it waits for an answer first. */
interface Visit {
  readonly sends: string;
  readonly waitsFor?: 'answer' | 'event';
}

const UPGRADE =
  'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ';

/** Every moment at which a client can go. */
function visits(shared: string, opening: string): Visit[] {
  const get = (path: string, more = '') => `GET ${API}${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${more}\r\n`;
  const stream = get(`/stream?${shared}`);
  const socket = get(`/ws?${shared}`, `${UPGRADE}${randomBytes(16).toString('base64')}\r\n`);
  const poll = get(`/poll?${shared}&wait=PT25S`);
  const command = `POST ${API}/control HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n`;
  return [
    { sends: '' },
    { sends: stream.slice(0, 20) },
    { sends: stream.slice(0, -2) },
    { sends: stream },
    { sends: stream, waitsFor: 'answer' },
    { sends: stream, waitsFor: 'event' },
    { sends: get(`/stream?${opening}`) },
    { sends: get(`/stream?${opening}`), waitsFor: 'event' },
    { sends: socket },
    { sends: socket, waitsFor: 'answer' },
    { sends: socket, waitsFor: 'event' },
    { sends: poll },
    { sends: poll, waitsFor: 'event' },
    { sends: `${command}Content-Length: 500\r\n\r\n{"sessionId"` },
    { sends: `${command}Transfer-Encoding: chunked\r\n\r\n5\r\n{"s` },
  ];
}

async function visit(url: URL, { sends, waitsFor }: Visit, resets: boolean): Promise<void> {
  const socket = connect(Number(url.port), url.hostname);
  socket.on('error', () => {});
  const closed = once(socket, 'close').catch(() => {});
  await Promise.race([once(socket, 'connect').catch(() => {}), closed]);
  if (sends !== '') socket.write(sends);
  if (waitsFor) {
    let text = '';
    const came = new Promise<void>(resolve => {
      socket.setEncoding('latin1').on('data', (piece: string) => {
        text += piece;
        if (waitsFor === 'answer' || /snapshot|clock/.test(text)) resolve();
      });
    });
    await Promise.race([came, closed, sleep(5000, undefined, { ref: false })]);
  }
  if (resets) socket.resetAndDestroy();
  else socket.destroy();
  await closed;
}

/** Makes so many visits of all kinds in turn, some at a time. */
async function visitAll(url: URL, kinds: readonly Visit[], count: number, random: Random): Promise<void> {
  let made = 0;
  const visitor = async () => {
    while (made < count) {
      const kind = kinds[made++ % kinds.length];
      if (kind) await visit(url, kind, random.chance(0.3));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, visitor));
}

async function resourcesOf({ server }: FaultStage): Promise<Resources> {
  const told = server.said.split('resources ').length;
  process.kill(server.pid ?? 0, 'SIGUSR2');
  const all = await eventually(
    () => server.said.split('resources '),
    parts => parts.length > told,
  );
  return JSON.parse(all.at(-1)?.split('\n')[0] ?? '');
}

/** A metric of the server: all series added up whose line begins with `name`. */
async function metric({ server }: FaultStage, name: string): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  const lines = text.split('\n').filter(line => line.startsWith(`airside_replay_${name}`));
  return lines.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
}

export const droppedConnections: FaultCase = {
  fault: `${CONNECTIONS.toLocaleString('en')} connections opened and dropped`,
  done: 'before the request, in its first line, in its headers, in a body, before the answer, in the stream; event streams, WebSockets, polls, commands; by FIN and by RST',
  contract: 'descriptors, timers, listeners, sessions and viewers are back to where they were',
  async run() {
    const random = new Random(17);
    await using stage = await FaultStage.open(undefined, {
      MAX_REQUEST_RATE: '1000000',
      NODE_OPTIONS: `--import=${TELL_RESOURCES}`,
    });
    const { sessionId } = await stage.share({ playbackSpeed: 10, loop: true });
    const witness = stage.viewer();
    const stop = new AbortController();
    const watched = watchSse(stage.streamUrl(sessionId), witness, { signal: stop.signal });
    await witness.until(({ event }) => event === 'clock');
    const url = new URL(stage.server.url);
    const opening = new URLSearchParams(stage.options({ playbackSpeed: '10' }) as Record<string, string>);
    const kinds = visits(`sessionId=${sessionId}`, `${opening}`);
    const pid = stage.server.pid ?? 0;
    const settled = async () => {
      await sleep(PRIVATE_TTL_MS + 2000);
      await eventually(
        () => metric(stage, 'sessions{'),
        count => count === 1,
      );
      return {
        ...(await resourcesOf(stage)),
        descriptors: descriptors(pid),
        sessions: await metric(stage, 'sessions{'),
        viewers: await metric(stage, 'viewers{'),
      };
    };
    await visitAll(url, kinds, 300, random);
    const before = await settled();
    const begun = performance.now();
    await visitAll(url, kinds, CONNECTIONS, random);
    const seconds = (performance.now() - begun) / 1000;
    const after = await settled();
    stop.abort();
    deepStrictEqual((await watched).over, 'aborted', 'another viewer was let go');
    for (const transport of ['event_stream', 'websocket', 'long_poll'])
      ok(
        (await metric(stage, `viewers_joined_total{transport="${transport}"`)) > CONNECTIONS / 20,
        `few joined by ${transport}`,
      );
    const told = `before ${JSON.stringify(before)}, after ${JSON.stringify(after)}`;
    deepStrictEqual([after.sessions, after.viewers], [1, 1], told);
    ok(after.descriptors <= before.descriptors + 2, told);
    for (const [kind, count] of Object.entries(after.active))
      ok(count <= (before.active[kind] ?? 0) + 2, `${kind}: ${told}`);
    for (const [kind, count] of Object.entries(after.objects))
      ok(count <= (before.objects[kind] ?? 0) + 5, `${kind}: ${told}`);
    return `${CONNECTIONS.toLocaleString('en')} in ${seconds.toFixed(0)} s; ${told}`;
  },
};
