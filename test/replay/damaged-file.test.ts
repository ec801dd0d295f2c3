import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NdjsonLine } from '../../server/contract/lines.ts';
import { toIso } from '../../server/contract/time.ts';
import { ReplayClient } from '../fidelity/replay-client.ts';
import { temporaryFolder } from '../ingest/temporary-folder.ts';
import { ReplayStage } from './replay-stage.ts';

const START = Date.UTC(2020, 9, 2, 8);
const PAGE_BYTES = 8192;
const at = (second: number) => toIso(START + second * 1000);

/** Three minutes in which ten vehicles report each second: some sixty pages of records. */
function* lines(): Generator<NdjsonLine> {
  const airportId = 'LEBL';
  yield { kind: 'airport', airportId, name: 'Barcelona', timeZone: 'Europe/Madrid', lon: 2, lat: 41 };
  for (let second = 0; second <= 180; second++) {
    for (let vehicle = 0; vehicle < 10; vehicle++)
      yield {
        kind: 'vehicle_update',
        airportId,
        vehicleId: `V${vehicle}`,
        time: at(second),
        lon: second / 100,
        lat: 41,
      };
  }
}

let path: string;
let stage: ReplayStage;
beforeEach(async () => {
  path = join(temporaryFolder(), 'replay.sqlite');
  stage = await ReplayStage.open(lines(), path);
  stage.recordings.pragma('wal_checkpoint(truncate)');
});
afterEach(() => stage.close());

/** Overwrites the pages that hold the records of these seconds; what it gives puts them right again. */
function damagePages(from: number, to: number): () => void {
  const [first, last] = [from * 10 + 1, to * 10 + 10];
  const pages = stage.recordings
    .prepare<[], number>(
      `select pageno from dbstat where name = 'record' and pagetype = 'leaf' order by path`,
    )
    .pluck()
    .all();
  const rows = 181 * 10;
  const hit = pages.filter((_, index) => {
    const sequence = (index / pages.length) * rows;
    return sequence >= first && sequence <= last;
  });
  expect(hit.length).toBeGreaterThan(1);
  const file = openSync(path, 'r+');
  const sound = hit.map(page => {
    const bytes = Buffer.alloc(PAGE_BYTES);
    readSync(file, bytes, 0, PAGE_BYTES, (page - 1) * PAGE_BYTES);
    writeSync(file, Buffer.alloc(PAGE_BYTES, 0xff), 0, PAGE_BYTES, (page - 1) * PAGE_BYTES);
    return { page, bytes };
  });
  return () => {
    for (const { page, bytes } of sound) writeSync(file, bytes, 0, PAGE_BYTES, (page - 1) * PAGE_BYTES);
    closeSync(file);
  };
}

function watch(from: number, playbackSpeed = 1) {
  const session = stage.openSession({ startTime: at(0), endTime: at(180), time: at(from), playbackSpeed });
  const client = new ReplayClient();
  session.join(client);
  return { session, client };
}

const names = (client: ReplayClient) => client.events.map(({ event }) => event);
const lastTime = (client: ReplayClient) => JSON.parse(client.events.at(-1)?.data ?? '').time;

describe('a file of which pages are damaged', () => {
  it('is played on both sides of the damage, viewers being told once, and to others as though nothing were', () => {
    const repair = damagePages(40, 60);
    const [hit, other] = [watch(20), watch(100)];
    stage.clock.advance(70_000);
    expect(names(hit.client).filter(event => event === 'error')).toHaveLength(1);
    expect(JSON.parse(hit.client.events.find(({ event }) => event === 'error')?.data ?? '')).toMatchObject({
      code: 'unavailable',
    });
    expect(lastTime(hit.client)).toBe(at(90));
    expect(names(hit.client).slice(-2)).toEqual(['vehicle_update', 'clock']);
    expect(names(other.client)).not.toContain('error');
    expect(names(other.client).filter(event => event === 'snapshot')).toHaveLength(1);
    expect(Date.parse(lastTime(other.client))).toBeGreaterThan(Date.parse(at(169)));
    expect(stage.errors).toMatchObject([{ code: 'SQLITE_CORRUPT' }]);
    repair();
  });

  it('costs viewers no more than a snapshot a second while they play across the damage', () => {
    const repair = damagePages(40, 60);
    const { client } = watch(35);
    stage.clock.advance(20_000);
    expect(names(client).filter(event => event === 'snapshot').length).toBeLessThan(22);
    repair();
  });

  it('is played as ever once it has been put right', () => {
    const repair = damagePages(0, 180);
    expect(() => watch(20)).toThrow('malformed');
    repair();
    const { client } = watch(20);
    stage.clock.advance(5000);
    expect(lastTime(client)).toBe(at(25));
  });
});

describe('a file that another process has locked', () => {
  it('is read all the same, for readers and writers do not wait for each other', () => {
    const { client } = watch(20);
    const other = new SqliteDatabase(path);
    for (const lock of ['begin immediate', 'begin exclusive']) {
      other.exec(lock);
      stage.timeline.clear();
      stage.clock.advance(5000);
      other.exec('rollback');
    }
    other.close();
    expect(names(client)).not.toContain('error');
    expect(lastTime(client)).toBe(at(30));
  });
});
