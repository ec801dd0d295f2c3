import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sizeText } from '../../server/bin/recordings-text.ts';
import type { NdjsonLine } from '../../server/contract/lines.ts';
import { recording, recordingReport } from '../../server/contract/stored-recordings.ts';
import { toIso } from '../../server/contract/time.ts';
import { importLines } from '../../server/ingest/import-lines.ts';
import { openDatabase } from '../../server/store/database.ts';
import { recordingsInto } from '../../server/store/recording-import.ts';
import { temporaryFile } from '../ingest/temporary-folder.ts';
import { ManualClock } from '../manual-clock.ts';

const START = Date.UTC(2020, 9, 2);
const tasks = (count: number, airportId: string): NdjsonLine[] =>
  Array.from({ length: count }, (_, second) => ({
    kind: 'task_update',
    airportId,
    taskId: `T${second % 50}`,
    time: toIso(START + second * 1000),
    stand: `${second}`,
  }));

let store: Buffer;
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'airside-'));
  const path = join(folder, 'replay.sqlite');
  const database = await openDatabase(path);
  for (const [name, lines] of [
    ['one\u001b[2J.ndjson', tasks(3, 'LEBL')],
    ['two.ndjson', tasks(3000, 'KSFO')],
  ] as const) {
    const source = { name, sha256: name, format: 'ndjson', bytes: 4096 };
    await importLines(
      { source, lines, expected: lines.length },
      { begin: recordingsInto(database, new ManualClock()) },
    );
  }
  database.close();
  store = readFileSync(path);
  rmSync(folder, { recursive: true });
});

let path: string;
beforeEach(() => {
  path = temporaryFile('replay.sqlite', store);
});

async function run(...args: readonly string[]) {
  const child = spawn(process.execPath, ['server/bin/recordings.ts', '--database', path, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [[code], out, err] = await Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)]);
  return { code, out, err };
}

describe('npm run recordings', () => {
  it('lists them, and keeps a name from steering the terminal', async () => {
    const { code, out } = await run();
    expect(code).toBe(0);
    expect(out).toBe(
      [
        '2  two.ndjson (ndjson, 4.1 kB), imported 2026-01-01T00:00:00.000Z',
        '    KSFO, 2020-10-02T00:00:00.000Z to 2020-10-02T00:49:59.000Z',
        '    records: 3,000 task',
        '1  one?[2J.ndjson (ndjson, 4.1 kB), imported 2026-01-01T00:00:00.000Z',
        '    LEBL, 2020-10-02T00:00:00.000Z to 2020-10-02T00:00:02.000Z',
        '    records: 3 task',
        '',
      ].join('\n'),
    );
    const listed = recording.array().parse(JSON.parse((await run('list', '--json')).out));
    expect(listed.map(({ recordingId }) => recordingId)).toEqual([2, 1]);
  });

  it('tells the report of one', async () => {
    const told = await run('report', '1');
    expect(told.out).toContain('one?[2J.ndjson: imported as recording 1 (ndjson)\n  3 task updates\n');
    const { quality } = recordingReport.parse(JSON.parse((await run('report', '1', '--json')).out));
    expect(quality).toMatchObject({ lines: 3, airportIds: ['LEBL'] });
  });

  it('deletes one, after which the file can be made smaller', async () => {
    const { code, out } = await run('delete', '2');
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/^deleted, with all that it brought:\n2 {2}two\.ndjson/),
    ]);
    const size = statSync(path).size;
    const compacted = await run('compact');
    expect(compacted).toMatchObject({ code: 0, err: '' });
    expect(statSync(path).size).toBeLessThan(size / 2);
    expect(compacted.out).toBe(`${path}: ${sizeText(size)} before, ${sizeText(statSync(path).size)} now\n`);
    expect((await run()).out).toMatch(/^1 {2}one/);
    expect(await run('delete', '2')).toEqual({ code: 1, out: '', err: 'The store holds no recording 2\n' });
  });

  it('says what is wrong', async () => {
    expect(await run('delete')).toMatchObject({
      code: 2,
      err: expect.stringContaining('npm run recordings -- --help tells all options.'),
    });
    path = temporaryFile('other.sqlite', 'no database at all, as can be seen');
    expect(await run()).toMatchObject({ code: 1, err: expect.stringContaining('is not a SQLite database') });
    path = join(path, 'nowhere');
    expect(await run()).toMatchObject({ code: 1, err: expect.stringContaining('is not there') });
  });
});
