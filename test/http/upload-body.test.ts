import { once } from 'node:events';
import { existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { MAX_UPLOAD_FILES } from '../../server/contract/importable-files.ts';
import { ReplayError } from '../../server/contract/problems.ts';
import { receiveUpload } from '../../server/http/upload-body.ts';
import { temporaryFolder } from '../ingest/temporary-folder.ts';

const HEAD =
  '--b\r\nContent-Disposition: form-data; name="file"; filename="/tmp/../night\u0007.ndjson"\r\n\r\n';
const FOOT = '\r\n--b--\r\n';
let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

type Received = Awaited<ReturnType<typeof receiveUpload>> | { readonly refused: unknown };

/** A server that receives one upload into a folder, and a client that has not sent anything of it yet. */
async function receiving(folder: string, { maxBytes = 1e9, signal = new AbortController().signal } = {}) {
  const told: number[] = [];
  const { promise, resolve } = Promise.withResolvers<Received>();
  server = createServer((request: IncomingMessage, response) => {
    void receiveUpload(request, folder, { maxBytes }, bytes => told.push(bytes), signal)
      .catch(refused => ({ refused }))
      .then(received => {
        response.end();
        resolve(received);
      });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const sent = httpRequest({
    port: (server.address() as AddressInfo).port,
    method: 'POST',
    headers: { 'Content-Type': 'multipart/form-data; boundary=b' },
  });
  sent.on('error', () => {}).on('response', response => response.resume());
  return { sent, received: promise, told };
}

describe('an upload on its way to the disk', () => {
  it('takes a bounded amount of memory, however large it is', async () => {
    const folder = temporaryFolder();
    const { sent, received, told } = await receiving(folder);
    const piece = Buffer.alloc(1_000_000, 'a');
    const pieces = 300;
    const held = () => {
      const { arrayBuffers, heapUsed } = process.memoryUsage();
      return arrayBuffers + heapUsed;
    };
    const before = held();
    let most = before;
    sent.write(HEAD);
    for (let count = 0; count < pieces; count++) {
      if (!sent.write(piece)) await once(sent, 'drain');
      most = Math.max(most, held());
    }
    sent.end(FOOT);
    const upload = await received;
    expect(upload).toEqual({ files: [{ path: join(folder, '0'), name: 'night.ndjson' }], fields: {} });
    expect(statSync(join(folder, '0')).size).toBe(pieces * piece.length);
    expect(told.at(-1)).toBe(pieces * piece.length + HEAD.length + FOOT.length);
    // What is no longer held is collected when the collector sees fit.
    expect(most - before).toBeLessThan((pieces * piece.length) / 2);
  });

  it('is refused where the disk is full', async () => {
    const folder = temporaryFolder();
    symlinkSync('/dev/full', join(folder, '0'));
    const { sent, received } = await receiving(folder);
    sent.end(`${HEAD}${'a'.repeat(200_000)}${FOOT}`);
    expect(await received).toMatchObject({ refused: { code: 'insufficient_storage' } });
  });

  it('ends with the reason of its signal', async () => {
    const stop = new AbortController();
    const { sent, received, told } = await receiving(temporaryFolder(), { signal: stop.signal });
    sent.write(HEAD);
    await expect.poll(() => told.length).toBeGreaterThan(0);
    const reason = new Error('stopped');
    stop.abort(reason);
    expect(await received).toEqual({ refused: reason });
  });

  it('keeps fields and several files apart', async () => {
    const folder = temporaryFolder();
    const { sent, received } = await receiving(folder);
    const part = (disposition: string, content: string) =>
      `--b\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${content}\r\n`;
    sent.end(
      part('name="airport"', 'LEBL') +
        part('name="file"; filename="a"', 'first') +
        part('name="format"', '') +
        part('name="file"', 'second') +
        FOOT.slice(2),
    );
    expect(await received).toMatchObject({
      files: [{ name: 'a' }, { name: 'recording' }],
      fields: { airport: 'LEBL' },
    });
    expect(['0', '1'].map(name => readFileSync(join(folder, name), 'utf8'))).toEqual(['first', 'second']);
  });

  it('is refused with more files than it may have', async () => {
    const folder = temporaryFolder();
    const { sent, received } = await receiving(folder);
    const part = '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nx\r\n';
    sent.end(`${part.repeat(MAX_UPLOAD_FILES + 1)}${FOOT.slice(2)}`);
    const told = await received;
    expect(told).toMatchObject({ refused: { code: 'invalid_request', errors: [{ path: 'file' }] } });
    expect('refused' in told && told.refused).toBeInstanceOf(ReplayError);
    expect(existsSync(join(folder, String(MAX_UPLOAD_FILES)))).toBe(false);
  });
});
