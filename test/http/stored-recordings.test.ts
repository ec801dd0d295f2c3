import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { page } from '../../server/contract/history.ts';
import { problem } from '../../server/contract/problems.ts';
import { recording, recordingReport, setAsidePiece } from '../../server/contract/stored-recordings.ts';
import { openDatabase } from '../../server/store/database.ts';
import { SseReader } from '../streams/sse-reader.ts';
import { eventsIn, RecordingsApp } from './recordings-app.ts';
import { at, RANGE, sampleShift } from './sample-shift.ts';

let app: RecordingsApp;
beforeEach(async () => {
  app = await RecordingsApp.open();
});
afterEach(() => app.stop());

const ndjson = (lines: Iterable<object>) => [...lines].map(line => `${JSON.stringify(line)}\n`).join('');
const night = { name: 'night.ndjson', content: ndjson(sampleShift()) };
const remark = {
  name: 'remarks.ndjson',
  content: ndjson([
    { kind: 'task_update', airportId: 'LEBL', taskId: 'T1', time: at(5), stand: '999', crew: 'A' },
    { kind: 'task_update', airportId: 'KSFO', taskId: 'T1', time: at(5) },
    { kind: 'task_update', airportId: 'KSFO' },
    { kind: 'nonsense' },
  ]),
};

async function read<T extends z.ZodType>(path: string, schema: T): Promise<z.infer<T>> {
  const answer = await fetch(`${app.api}${path}`);
  if (!answer.ok) throw new Error(await answer.text());
  return schema.parse(await answer.json());
}
async function refusal(path: string, method = 'GET') {
  const answer = await fetch(`${app.api}${path}`, { method });
  return { status: answer.status, code: problem.parse(await answer.json()).code };
}
const remove = (recordingId: number) => fetch(`${app.url}/${recordingId}`, { method: 'DELETE' });
const state = async (time: string) =>
  (await fetch(`${app.api}/history/state?airportId=LEBL&time=${time}`)).text();

describe('the recordings in the store', () => {
  it('are listed page by page, the latest first, with what they hold', async () => {
    await app.bringIn(night);
    await app.bringIn(remark);
    const list = await read('/recordings', page(recording));
    expect(list).toMatchObject({ next: null });
    expect(list.items).toMatchObject([
      {
        recordingId: 2,
        name: 'remarks.ndjson',
        airportIds: ['KSFO', 'LEBL'],
        setAside: 2,
        counts: { task: 2 },
      },
      {
        recordingId: 1,
        name: 'night.ndjson',
        format: 'ndjson',
        sha256: createHash('sha256').update(night.content).digest('hex'),
        bytes: night.content.length,
        importedAt: expect.any(String),
        airportIds: ['LEBL', 'LEMD'],
        maps: [],
        from: at(0),
        to: at(600),
        counts: { vehicle: 662, task: 4, flight: 1, notification: 2, decision: 1 },
        setAside: 0,
      },
    ]);
    const first = await read('/recordings?limit=1', page(recording));
    expect(first.items).toEqual([list.items[0]]);
    const second = await read(`/recordings?limit=1&cursor=${first.next}`, page(recording));
    expect(second).toEqual({ items: [list.items[1]], next: null });
    expect(await read('/recordings/2', recording)).toEqual(list.items[0]);
  });

  it('carry the report of their import, and what was set aside, page by page', async () => {
    const { report } = await app.imported([remark]);
    const [file] = report.files;
    expect(await read('/recordings/1/report', recordingReport)).toEqual({
      recording: await read('/recordings/1', recording),
      quality: file?.quality,
      notes: file?.notes,
    });
    const first = await read('/recordings/1/set-aside?limit=1', page(setAsidePiece));
    expect(first.items).toEqual([
      {
        line: 3,
        offset: null,
        text: '{"kind":"task_update","airportId":"KSFO"}',
        reason: expect.any(String),
      },
    ]);
    const second = await read(`/recordings/1/set-aside?limit=1&cursor=${first.next}`, page(setAsidePiece));
    expect(second).toMatchObject({ items: [{ line: 4, text: '{"kind":"nonsense"}' }], next: null });
  });

  it('have a report without a judgement where an older version imported them', async () => {
    await app.bringIn(remark);
    const database = await openDatabase(app.database);
    for (const kept of [null, '{"quality":{"rows":3},"notes":["x"]}', 'damaged']) {
      database.prepare('update recording set report = ?').run(kept);
      expect(await read('/recordings/1/report', recordingReport)).toMatchObject({
        recording: { name: 'remarks.ndjson', counts: { task: 2 } },
        quality: null,
        notes: [],
      });
    }
    database.close();
  });

  it('are not sent again to whoever has them', async () => {
    await app.bringIn(night);
    const etag = (await fetch(app.url)).headers.get('ETag') ?? '';
    const headers = { 'If-None-Match': etag, 'Cache-Control': 'max-age=0' };
    const again = () => fetch(app.url, { headers });
    expect((await again()).status).toBe(304);
    await app.bringIn(remark);
    expect((await again()).status).toBe(200);
  });

  it('are told by numbers only', async () => {
    for (const path of ['/recordings/1', '/recordings/1/report', '/recordings/1/set-aside'])
      expect(await refusal(path)).toEqual({ status: 404, code: 'recording_not_found' });
    expect(await refusal('/recordings/first')).toEqual({ status: 400, code: 'invalid_request' });
    expect(await refusal('/recordings?cursor=oops')).toEqual({ status: 400, code: 'invalid_request' });
  });
});

describe('deleting a recording', () => {
  it('leaves everything as though it had never come in', async () => {
    await app.bringIn(night);
    const before = await Promise.all([0, 60, 600].map(second => state(at(second))));
    await app.bringIn(remark);
    expect(await state(at(60))).toContain('"stand":"999"');

    const answer = await remove(2);
    expect([answer.status, await answer.text()]).toEqual([204, '']);
    expect(await Promise.all([0, 60, 600].map(second => state(at(second))))).toEqual(before);
    expect(await app.stored()).toEqual({ LEBL: 670, LEMD: 0 });
    expect(await refusal('/recordings/2', 'DELETE')).toEqual({ status: 404, code: 'recording_not_found' });
    const { files } = await app.bringIn(remark);
    expect(files).toMatchObject([{ recordingId: 3, alreadyImported: false }]);
  });

  it('tells how far it is where that is asked for, and ends with a word of what came of it', async () => {
    await app.bringIn(night);
    const deleted = async (recordingId: number) => {
      const answer = await fetch(`${app.url}/${recordingId}`, {
        method: 'DELETE',
        headers: { Accept: 'text/event-stream' },
      });
      expect(answer.headers.get('Content-Type')).toMatch(/^text\/event-stream/);
      return eventsIn(await answer.text());
    };
    const events = await deleted(1);
    expect(events.at(-1)).toEqual({ event: 'deleted', data: { recordingId: 1 } });
    expect(events.slice(0, -1)).toEqual([
      { event: 'progress', data: { recordsDeleted: 670, recordsTotal: 670 } },
    ]);
    expect(await app.stored()).toEqual({});

    await app.bringIn(remark);
    const database = await openDatabase(app.database);
    database.exec('begin immediate');
    expect(await deleted(2)).toMatchObject([{ event: 'error', data: { code: 'import_in_progress' } }]);
    database.close();
  });

  it('is refused while something is imported, and the other way round', async () => {
    await app.bringIn(night);
    const cut = new AbortController();
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const begun = writable.getWriter();
    const sent = fetch(app.url, {
      method: 'POST',
      headers: { 'Content-Type': 'multipart/form-data; boundary=b', Accept: 'text/event-stream' },
      body: readable,
      duplex: 'half',
      signal: cut.signal,
    } as RequestInit);
    void begun.write(new TextEncoder().encode('--b\r\n'));
    const arriving = await sent;
    expect(arriving.status).toBe(200);
    expect(await refusal('/recordings/1', 'DELETE')).toEqual({ status: 409, code: 'import_in_progress' });
    cut.abort();
    await arriving.text().catch(() => {});
    let answer = await remove(1);
    while (answer.status === 409) answer = await remove(1);
    expect(answer.status).toBe(204);
  });

  it('shows viewers of a playing session the past as it is now, and none of it where the airport is gone', async () => {
    await app.bringIn(night);
    await app.bringIn(remark);
    const viewer = await SseReader.open(`${app.api}/stream`, {
      method: 'POST',
      body: { ...RANGE, time: at(60) },
    });
    const beginning = await viewer.until('snapshot');
    expect(beginning.at(-1)?.data).toMatchObject({ tasks: [{ taskId: 'T1', stand: '999' }] });
    const snapshotAfter = async (recordingId: number) => {
      expect((await remove(recordingId)).status).toBe(204);
      app.clock.advance(1000);
      return (await viewer.until('snapshot')).at(-1)?.data;
    };
    expect(await snapshotAfter(2)).toMatchObject({ tasks: [{ taskId: 'T1', stand: '210' }] });
    expect(await snapshotAfter(1)).toMatchObject({
      vehicles: [],
      tasks: [],
      flights: [],
      notifications: [],
      decisions: [],
    });
    // The session goes on, so that the recording may come back under it.
    await app.imported([night]);
    app.clock.advance(1000);
    expect((await viewer.until('snapshot')).at(-1)?.data).toMatchObject({ tasks: [{ stand: '210' }] });
    viewer.close();
    expect((await remove(3)).status).toBe(204);
    const gone = await fetch(`${app.api}/history/state?airportId=LEBL&time=${at(0)}`);
    expect(problem.parse(await gone.json()).code).toBe('airport_not_found');
    expect(await read('/recordings', page(recording))).toEqual({ items: [], next: null });
  });
});
