import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import type { FeatureCollection } from 'geojson';
import { beforeAll, describe, expect, it } from 'vitest';
import type { NdjsonLine } from '../../server/contract/lines.ts';
import { openDatabase } from '../../server/store/database.ts';
import { recordingsInto } from '../../server/store/recording-import.ts';
import { exported } from '../export/exported.ts';
import { at, sampleShift } from '../http/sample-shift.ts';
import { temporaryFile } from '../ingest/temporary-folder.ts';
import { ManualClock } from '../manual-clock.ts';

const MAP: FeatureCollection = { type: 'FeatureCollection', features: [] };

function start(args: readonly string[]): {
  child: ChildProcess;
  ended: Promise<{ code: number; out: string; err: string }>;
} {
  const child = spawn(process.execPath, ['server/bin/export.ts', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)]).then(
    ([[code], out, err]) => ({ code, out, err }),
  );
  return { child, ended };
}

/** The file of a store with these lines, which may be looked into before it is closed. */
async function storeOf(
  lines: Iterable<NdjsonLine>,
  look: (database: Database) => void = () => {},
): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'airside-'));
  const path = join(folder, 'replay.sqlite');
  const database = await openDatabase(path);
  const recording = recordingsInto(database, new ManualClock())({ name: 'a', sha256: 'a', format: 'ndjson' });
  if ('alreadyImported' in recording) throw new Error('An empty store knows no recording');
  for (const line of lines) recording.write(line);
  recording.writeMap('LEBL', MAP);
  recording.commit();
  look(database);
  database.close();
  const store = readFileSync(path);
  rmSync(folder, { recursive: true });
  return store;
}

/** So much that an export of it takes a while. */
function* manyPositions(): Generator<NdjsonLine> {
  for (let second = 0; second < 100_000; second++)
    yield { kind: 'vehicle_update', airportId: 'LEBL', vehicleId: 'A', time: at(second), lon: 2, lat: 41 };
}

let sample: Buffer;
/** The sample's export of LEBL. */
let whole: string;
let large: Buffer;
beforeAll(async () => {
  sample = await storeOf(sampleShift(), database => {
    whole = exported(database);
  });
  large = await storeOf(manyPositions());
});

/** A store alone in a new folder. */
function put(store: Buffer) {
  const path = temporaryFile('replay.sqlite', store);
  const folder = dirname(path);
  return { path, output: (name: string) => join(folder, name), files: () => readdirSync(folder).sort() };
}

describe('npm run export', () => {
  it('writes to standard output or to a file, and tells of it', async () => {
    const { path, output, files } = put(sample);
    const told = '670 records\n';
    const out = await start(['--database', path, '--airport', 'LEBL']).ended;
    expect(out).toEqual({ code: 0, out: whole, err: `export: ${told}` });
    writeFileSync(output('a.ndjson'), 'what was there before');
    const args = ['--database', path, '--airport', 'LEBL', '--output'];
    expect(await start([...args, output('a.ndjson')]).ended).toEqual({
      code: 0,
      out: '',
      err: `a.ndjson: ${told}`,
    });
    expect(readFileSync(output('a.ndjson'), 'utf8')).toBe(whole);
    await start([...args, output('b.ndjson.gz')]).ended;
    expect(gunzipSync(readFileSync(output('b.ndjson.gz'))).toString()).toBe(whole);
    expect(files()).toEqual(['a.ndjson', 'b.ndjson.gz', 'replay.sqlite']);
  });

  it('writes tracks and maps', async () => {
    const { path, output } = put(sample);
    const args = ['--database', path, '--airport', 'LEBL'];
    const tracks = await start([...args, '--from', at(60), '--vehicleIds', 'B1', '-o', output('b.kml')])
      .ended;
    expect(tracks).toMatchObject({ code: 0, err: 'b.kml: 1 record\n' });
    expect(readFileSync(output('b.kml'), 'utf8')).toContain(`<name>LEBL ${at(60)} to ${at(600)}</name>`);
    const table = await start([...args, '--format', 'csv', '--kinds', 'decision']).ended;
    expect(table).toMatchObject({ code: 0, err: 'export: 1 record\n' });
    expect(table.out).toMatch(/^decisionId,time,.*\r\nD1,.*"\[\{""vehicleId"":""F1""/);
    expect(await start([...args, '--map']).ended).toMatchObject({ code: 0, out: `${JSON.stringify(MAP)}\n` });
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('leaves no half file where %s ends it', async signal => {
    const { path, output, files } = put(large);
    const begun = new Promise<void>(resolve => {
      const watcher = watch(join(path, '..'), (_event, name) => {
        if (!name?.endsWith('.part')) return;
        watcher.close();
        resolve();
      });
    });
    const { child, ended } = start(['--database', path, '--output', output('a.ndjson')]);
    await begun;
    child.kill(signal);
    expect(await ended).toEqual({
      code: 130,
      out: '',
      err: 'a.ndjson: interrupted; nothing of it was kept\n',
    });
    expect(files()).toEqual(['replay.sqlite']);
  });

  it('says what it lacks', async () => {
    const { path, output } = put(sample);
    const none = join(path, '..', 'none.sqlite');
    expect(await start(['--database', none]).ended).toMatchObject({
      code: 1,
      err: `${none} is not there: nothing was imported yet\n`,
    });
    expect(existsSync(none)).toBe(false);
    const which = await start(['--database', path]).ended;
    expect([which.code, which.err]).toEqual([
      2,
      expect.stringMatching(/^export needs --airport: the store has LEBL, LEMD\n/),
    ]);
    const unknown = await start(['--database', path, '--airport', 'EDDF']).ended;
    expect([unknown.code, unknown.err]).toEqual([
      2,
      expect.stringContaining('--airport EDDF: the store has LEBL, LEMD'),
    ]);
    const before = ['--airport', 'LEBL', '--from', '2001-01-01T00:00:00Z', '--to', '2001-01-01T01:00:00Z'];
    const nothing = await start(['--database', path, ...before, '-o', output('a.csv')]).ended;
    expect(nothing).toMatchObject({
      code: 0,
      err: 'a.csv: no records: nothing that was asked for lies in this range\n',
    });
    const nowhere = await start(['--database', path, '--airport', 'LEBL', '-o', output('no/a.csv')]).ended;
    expect(nowhere).toMatchObject({
      code: 1,
      err: expect.stringContaining(
        'a.csv: could not be written: its folder is not there; nothing of it was kept',
      ),
    });
    const map = await start(['--database', path, '--airport', 'LEMD', '--map']).ended;
    expect([map.code, map.err]).toEqual([2, expect.stringContaining('no map of LEMD was imported')]);
  });
});
