import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import SqliteDatabase from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DatabaseError, explained, openDatabase, openSessionDatabase } from '../../server/store/database.ts';
import { SqliteRecordReader } from '../../server/store/record-reader.ts';
import { importLines } from './import-lines.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const airportLine = {
  kind: 'airport',
  airportId: 'LEBL',
  name: 'Barcelona',
  timeZone: 'Europe/Madrid',
  lon: 2,
  lat: 41,
} as const;

describe('opening a database', () => {
  test('makes the file and its folder, and finds again what was kept', async () => {
    const path = join(folder, 'new', 'deep', 'replay.sqlite');
    const first = await openDatabase(path);
    importLines(first, [airportLine]);
    first.close();

    const second = await openDatabase(path);
    expect(new SqliteRecordReader(second).hasAirport('LEBL')).toBe(true);
    second.close();
  });

  test('keeps sessions in a file of their own, so that an import blocks no command', async () => {
    const path = join(folder, 'beside.sqlite');
    const recordings = await openDatabase(path);
    const sessions = await openSessionDatabase(path);
    recordings.exec('begin immediate');
    sessions.exec("insert into session values ('s', '{}')");
    expect(sessions.name).toBe(`${path}-sessions`);
    recordings.close();
    sessions.close();
  });

  test('lets processes that open a new one at once wait for each other', async () => {
    const path = join(folder, 'at-once.sqlite');
    const module = new URL('../../server/store/database.ts', import.meta.url).href;
    const code = `const { openDatabase } = await import('${module}'); (await openDatabase('${path}')).close();`;
    const open = () => promisify(execFile)(process.execPath, ['--input-type=module', '-e', code]);
    await expect(Promise.all([open(), open(), open()])).resolves.toHaveLength(3);
  });

  test.each([
    ['is not a SQLite database', (path: string) => writeFileSync(path, 'vehicleId,time\n'.repeat(500))],
    ['is a SQLite database of another program', (path: string) => sqlite(path, 'create table song(title)')],
    [
      'is a SQLite database of another program',
      (path: string) =>
        sqlite(path, "create table kysely_migration(name); insert into kysely_migration values('x')"),
    ],
  ])('refuses a file that %s', async (reason, make) => {
    const path = join(folder, `${Math.random()}.sqlite`);
    make(path);
    await expect(openDatabase(path)).rejects.toThrow(new DatabaseError(`${path} ${reason}`));
  });

  test('refuses one that a newer version made', async () => {
    const path = join(folder, 'newer.sqlite');
    (await openDatabase(path)).close();
    sqlite(path, "insert into kysely_migration values ('9999-future', '')");
    await expect(openDatabase(path)).rejects.toThrow(`${path} was made by a newer version of Airside Replay`);
  });

  test('names the path where a folder cannot be made or the path is one', async () => {
    writeFileSync(join(folder, 'file'), '');
    await expect(openDatabase(join(folder, 'file', 'replay.sqlite'))).rejects.toThrow(
      /file\/replay.sqlite cannot be made/,
    );
    await expect(openDatabase(folder)).rejects.toThrow(`${folder} cannot be opened`);
  });

  test('lets no command wait long for a lock on the sessions: every stream would stand still with it', async () => {
    const path = join(folder, 'locked.sqlite');
    const sessions = await openSessionDatabase(path);
    const other = new SqliteDatabase(`${path}-sessions`);
    other.exec('begin exclusive');
    expect(() => sessions.exec('delete from session')).toThrow(
      expect.objectContaining({ code: 'SQLITE_BUSY' }),
    );
    expect(sessions.pragma('busy_timeout', { simple: true })).toBeLessThanOrEqual(100);
    other.close();
    sessions.close();
  });

  test('tells what SQLite threw of a read-only file or a full disk', () => {
    const readOnly = new SqliteDatabase.SqliteError('attempt to write', 'SQLITE_READONLY_DBMOVED');
    expect(explained('a.sqlite', readOnly)).toEqual(
      new DatabaseError('a.sqlite cannot be written: the file or its folder is read-only'),
    );
    const full = new SqliteDatabase.SqliteError('database or disk is full', 'SQLITE_FULL');
    expect(explained('a.sqlite', full)).toEqual(new DatabaseError('a.sqlite cannot grow: the disk is full'));
    const other = new Error('other');
    expect(explained('a.sqlite', other)).toBe(other);
  });
});

function sqlite(path: string, sql: string): void {
  const database = new SqliteDatabase(path);
  database.exec(sql);
  database.close();
}
