import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { temporaryFile, temporaryFolder } from '../ingest/temporary-folder.ts';

function start(args: readonly string[]) {
  const child = spawn(process.execPath, ['server/bin/import.ts', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)]).then(
    ([[code], out, err]) => ({ code, out, err }),
  );
  return { child, ended };
}

const positions = (count: number, vehicleId: string) =>
  Array.from({ length: count }, (_, second) =>
    JSON.stringify({
      kind: 'vehicle_update',
      airportId: 'LEBL',
      vehicleId,
      time: new Date(Date.UTC(2020, 9, 2) + second * 1000).toISOString(),
      lon: 2,
      lat: 41,
    }),
  ).join('\n');

/** Every row of every table but SQLite's own. */
function contents(path: string): unknown {
  const database = new SqliteDatabase(path, { readonly: true });
  try {
    const tables = database
      .prepare<[], string>("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'")
      .pluck()
      .all();
    return tables.map(table => [table, database.prepare(`select * from ${table}`).all()]);
  } finally {
    database.close();
  }
}

/** Resolves once another process holds the lock to write. */
async function untilLocked(database: Database): Promise<void> {
  for (;;) {
    try {
      database.exec('begin immediate; rollback');
    } catch (error) {
      expect(error).toMatchObject({ code: 'SQLITE_BUSY' });
      return;
    }
    await setTimeout(5);
  }
}

describe('npm run import', () => {
  it('imports, tells of it, and knows the file again', async () => {
    const database = join(temporaryFolder(), 'new', 'replay.sqlite');
    const path = temporaryFile('a.ndjson', positions(3, 'T1'));
    const first = await start([path, '--database', database]).ended;
    expect(first).toEqual({
      code: 0,
      out: expect.stringContaining('imported as recording 1 (ndjson)\n  3 vehicle positions of 1 vehicle\n'),
      err: '',
    });
    const before = contents(database);
    const second = await start([path, '--database', database]).ended;
    expect(second).toMatchObject({
      code: 0,
      out: `${path}: already imported as recording 1; nothing changed\n`,
    });
    expect(contents(database)).toEqual(before);
  });

  it.each([['SIGINT'], ['SIGTERM']] as const)(
    'leaves the database as it was where %s ends it',
    async signal => {
      const path = join(temporaryFolder(), 'replay.sqlite');
      await start([temporaryFile('a.ndjson', positions(3, 'T1')), '--database', path]).ended;
      const before = contents(path);
      const database = new SqliteDatabase(path, { timeout: 0 });
      const long = temporaryFile('long.ndjson', positions(300_000, 'T2'));
      const { child, ended } = start([long, '--database', path]);
      await untilLocked(database);
      child.kill(signal);
      expect(await ended).toEqual({
        code: 130,
        out: '',
        err: `${long}: interrupted; nothing of it was kept\n`,
      });
      database.close();
      expect(contents(path)).toEqual(before);
    },
  );

  it('says in two lines what is wrong and where all options are told', async () => {
    const { code, out, err } = await start(['--frmt', 'x']).ended;
    expect([code, out]).toEqual([2, '']);
    expect(err).toBe('import knows no option --frmt\nnpm run import -- --help tells all options.\n');
  });

  it('names a database that is none', async () => {
    const database = temporaryFile('no.sqlite', 'x'.repeat(5000));
    const { code, err } = await start(['a', '--database', database]).ended;
    expect([code, err]).toEqual([1, `${database} is not a SQLite database\n`]);
  });
});
