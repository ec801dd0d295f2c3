import { deepStrictEqual, ok } from 'node:assert/strict';
import { processLoad } from '../bench/process-load.ts';
import { END, START } from '../http/sample-shift.ts';
import { API, TestApp } from '../http/test-app.ts';
import { type ReadEvent, SseReader } from '../streams/sse-reader.ts';
import type { FaultCase } from './fault-case.ts';
import { FaultStage } from './fault-stage.ts';
import { StrictViewer } from './strict-viewer.ts';
import { watchSse } from './watch-sse.ts';

const RANGE = { airportId: 'LEBL', startTime: START, endTime: END };

/** The number at place `place` (from the end) of an id changed, or the word there replaced. */
function changed(id: string, place: number, alter: (part: string) => string): string {
  const parts = id.split('.');
  return parts.map((part, at) => (at === parts.length - place ? alter(part) : part)).join('.');
}

/** Ids that no viewer can have got, made of one that is good. */
function forged(good: string): string[] {
  const plus = (more: number) => (part: string) => `${Number(part) + more}`;
  return [
    changed(good, 1, plus(1000)),
    changed(good, 1, () => '999999999'),
    changed(good, 1, () => '1e3'),
    changed(good, 2, plus(1)),
    changed(good, 2, plus(100_000)),
    changed(good, 2, () => '999999999999999'),
    changed(good, 2, () => '-1'),
    changed(good, 2, () => '0x1'),
    changed(good, 3, () => 'zzzzzz'),
    changed(good, 4, () => 'A'.repeat(21)),
    `${good}.0`,
    good.split('.').slice(0, 2).join('.'),
    '0',
    '-1',
    'null',
    '[object Object]',
    '../../etc/passwd',
    '<script>',
    '\u00ff\u00fe',
    '....',
    'x'.repeat(200),
    'x'.repeat(7000),
    '9'.repeat(7000),
    `${good}${'0'.repeat(5000)}`,
  ];
}

const namesOf = (events: readonly ReadEvent[]) => events.map(({ event }) => event);

export const strangeIds: FaultCase = {
  fault: 'ids too old, of another session, from the future, garbage, very long',
  done: 'joined with each, as the header and in the query',
  contract: 'playback and snapshot; one from before a seek goes on through it',
  async run() {
    const test = await TestApp.open();
    const url = await test.listen();
    const post = async (path: string, body: object) =>
      (
        await fetch(`${url}${API}${path}`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(body),
        })
      ).json();
    const join = (sessionId: string, id: string, how: 'header' | 'query') =>
      how === 'header'
        ? SseReader.open(`${url}${API}/stream?sessionId=${sessionId}`, { headers: { 'Last-Event-ID': id } })
        : SseReader.open(`${url}${API}/stream?sessionId=${sessionId}&lastEventId=${encodeURIComponent(id)}`);
    try {
      const { sessionId } = await post('/sessions', { ...RANGE, playbackSpeed: 2 });
      const other = await post('/sessions', { ...RANGE, playbackSpeed: 2 });
      const watch = async (id: string) => SseReader.open(`${url}${API}/stream?sessionId=${id}`);
      const witness = await watch(sessionId);
      const elsewhere = await watch(other.sessionId);
      await witness.until('snapshot');
      await elsewhere.until('snapshot');
      test.clock.advance(1000);
      const early = (await witness.until('clock')).at(-1)?.id ?? '';
      const foreign = (await elsewhere.until('clock')).at(-1)?.id ?? '';

      let joined = 0;
      const beginsAnew = async (id: string, how: 'header' | 'query') => {
        const reader = await join(sessionId, id, how);
        deepStrictEqual(reader.status, 200, `${how} ${id.slice(0, 60)} (${id.length}): ${reader.status}`);
        const first = [await reader.next(), await reader.next()];
        deepStrictEqual(namesOf(first), ['playback', 'snapshot'], `${how} ${id.slice(0, 60)}`);
        reader.close();
        joined++;
      };
      for (const how of ['header', 'query'] as const) {
        for (const id of [foreign, ...forged(early)]) await beginsAnew(id, how);
      }

      await post('/control', { sessionId, action: 'seek', time: RANGE.startTime });
      const through = await join(sessionId, early, 'header');
      const expected = (await witness.until('snapshot')).filter(({ event }) => event !== 'playback');
      const got = (await through.until('snapshot')).filter(({ event }) => event !== 'playback');
      deepStrictEqual(got, expected.slice(-got.length), 'after an id from before a seek');

      test.clock.advance(61_000);
      await beginsAnew(early, 'header');
      await beginsAnew(early, 'query');
      for (const reader of [witness, elsewhere, through]) reader.close();
      return `${joined} joins with such ids each got playback and snapshot; one from before a seek went on through it`;
    } finally {
      await test.stop();
    }
  },
};

const JOINS = 200;

/** CPU time of a process for one join, in ms. */
async function costOf(pid: number, url: string, id: string | undefined): Promise<number> {
  const before = processLoad(pid)?.cpuSeconds ?? 0;
  for (let join = 0; join < JOINS; join++) {
    const reader = await SseReader.open(url, id === undefined ? {} : { headers: { 'Last-Event-ID': id } });
    await reader.until('snapshot');
    reader.close();
  }
  return (((processLoad(pid)?.cpuSeconds ?? 0) - before) * 1000) / JOINS;
}

export const strangeIdsAreCheap: FaultCase = {
  fault: 'strange ids, many of them',
  done: `${JOINS} joins with each kind; the server's CPU time for one, beside a join without an id`,
  contract: 'bounded work',
  async run() {
    await using stage = await FaultStage.open();
    const { sessionId } = await stage.share({ paused: true });
    const viewer = new StrictViewer();
    const stop = new AbortController();
    const over = watchSse(stage.streamUrl(sessionId), viewer, { signal: stop.signal });
    const { id } = await viewer.until(({ event }) => event === 'snapshot');
    for (let round = 0; round < 300; round++) await stage.control(sessionId, 'step', { by: 'PT1S' });
    const url = stage.streamUrl(sessionId);
    const pid = stage.server.pid ?? 0;
    await costOf(pid, url, undefined);
    const plain = await costOf(pid, url, undefined);
    const kinds = { garbage: 'x', long: '9'.repeat(7000), future: changed(id, 2, () => '999999999') };
    const told: string[] = [];
    for (const [kind, strange] of Object.entries(kinds)) {
      const ms = await costOf(pid, url, strange);
      ok(ms < 3 * plain + 1, `a join with a ${kind} id costs ${ms} ms, one without ${plain} ms`);
      told.push(`${kind} ${ms.toFixed(1)}`);
    }
    stop.abort();
    await over;
    return `ms of CPU a join: without id ${plain.toFixed(1)}, ${told.join(', ')}`;
  },
};
