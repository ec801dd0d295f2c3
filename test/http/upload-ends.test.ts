import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { problem } from '../../server/contract/problems.ts';
import { RecordingsApp } from './recordings-app.ts';
import { sampleShift } from './sample-shift.ts';

let app: RecordingsApp;
beforeEach(async () => {
  app = await RecordingsApp.open();
});
afterEach(() => app.stop());

const shift = [...sampleShift()].map(line => `${JSON.stringify(line)}\n`).join('');
const night = { name: 'night.ndjson', content: shift };
const table = {
  name: 'positions.csv',
  content: 'time_utc,id,lat,lon\n2020-10-02 09:00:00,T1,41.3,2.08\n2020-10-02 09:05:00,T1,41.3,2.09\n',
};
const codeOf = async (answer: Response) => problem.parse(await answer.json()).code;

describe('the limits', () => {
  it('refuse what is larger than MAX_UPLOAD_MB, whether it says so or not', async () => {
    const small = await RecordingsApp.open({ maxBytes: 20_000 });
    try {
      const told = await small.send([night]);
      expect(told.status).toBe(413);
      const silent = await fetch(small.url, {
        method: 'POST',
        headers: { 'Content-Type': 'multipart/form-data; boundary=b' },
        body: new Blob([
          '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n',
          shift,
          '\r\n--b--\r\n',
        ]).stream(),
        duplex: 'half',
      } as RequestInit);
      expect(await codeOf(silent)).toBe('payload_too_large');
      expect(small.leftovers()).toEqual([]);
    } finally {
      await small.stop();
    }
  });

  it('let one import run at a time, and the next one after it', async () => {
    const { sent, answered } = open(app.url);
    sent.write('--b\r\nContent-Disposition: form-data; name="file"; filename="slow"\r\n\r\n{"kind"');
    await untilFileLies();
    const second = await app.send([night]);
    expect(second.status).toBe(409);
    expect(await codeOf(second)).toBe('import_in_progress');
    sent.end(':1}\r\n--b--\r\n');
    expect((await answered)?.statusCode).toBe(422);
    expect((await app.imported([night])).status).toBe(201);
  });
});

describe('a client that goes', () => {
  it('while it uploads leaves no file, and the way in is free again', async () => {
    const { sent } = open(app.url);
    sent.write(`--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n${shift}`);
    await untilFileLies();
    sent.destroy();
    await expect.poll(() => app.leftovers()).toEqual([]);
    expect((await app.imported([night])).status).toBe(201);
  });

  it('while it is imported leaves the store as it was', async () => {
    await app.imported([table], { airport: 'LEBL' });
    const long = shift.repeat(200);
    const leave = new AbortController();
    const body = new FormData();
    body.append('file', new Blob([long]), 'long.ndjson');
    const answer = await fetch(app.url, {
      method: 'POST',
      headers: { Accept: 'text/event-stream' },
      body,
      signal: leave.signal,
    });
    let text = '';
    const decoder = new TextDecoder();
    await expect(
      (async () => {
        for await (const piece of answer.body ?? []) {
          text += decoder.decode(piece, { stream: true });
          if (/"phase":"reading".*"records":[1-9]/.test(text)) leave.abort(new Error('left'));
        }
      })(),
    ).rejects.toThrow('left');
    await expect.poll(() => app.leftovers()).toEqual([]);
    expect(await app.stored()).toEqual({ LEBL: 2 });
    expect((await app.imported([night])).status).toBe(201);
  });
});

/** An upload whose pieces a test sends itself. */
function open(url: string) {
  const sent = httpRequest(url, {
    method: 'POST',
    headers: { 'Content-Type': 'multipart/form-data; boundary=b', 'Transfer-Encoding': 'chunked' },
  });
  sent.on('error', () => {});
  const answered = once(sent, 'response').then(
    ([response]) => {
      response.resume();
      return response;
    },
    () => undefined,
  );
  return { sent, answered };
}

function untilFileLies(): Promise<unknown> {
  return expect.poll(() => app.leftovers().some(name => name.endsWith('/0'))).toBe(true) as Promise<unknown>;
}
