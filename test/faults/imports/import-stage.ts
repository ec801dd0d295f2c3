import { deepStrictEqual } from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import SqliteDatabase from 'better-sqlite3';
import { writeText } from './large-files.ts';

const BEFORE = position(0, 'BEFORE');

/** What an import said of itself. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** One line of NDJSON: where a vehicle is at a second of the day. */
export function position(second: number, vehicleId = 'T1', more: object = {}): string {
  const time = new Date(Date.UTC(2020, 9, 2) + second * 1000).toISOString();
  const line = { kind: 'vehicle_update', airportId: 'LEBL', vehicleId, time, lon: 2.08, lat: 41.3 };
  return JSON.stringify({ ...line, ...more });
}

/** A store with something in it, and the command that imports into it in a process of its own. */
export class ImportStage implements Disposable {
  readonly folder: string;
  readonly database: string;

  private constructor(folder: string) {
    this.folder = folder;
    this.database = join(folder, 'replay.sqlite');
  }

  /** `folder`: where the store lies; by default a new one in the system's temporary folder. */
  static async open(folder = mkdtempSync(join(tmpdir(), 'airside-imports-'))): Promise<ImportStage> {
    const stage = new ImportStage(folder);
    const before = stage.path('before.ndjson');
    writeText(before, [BEFORE]);
    const { code, err } = await stage.import([before]);
    deepStrictEqual(code, 0, err);
    rmSync(before);
    return stage;
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** Imports files; `onStart` is given the process. */
  async import(args: readonly string[], onStart?: (child: ChildProcess) => void): Promise<Ended> {
    const child = spawn(
      process.execPath,
      ['server/bin/import.ts', '--airport', 'LEBL', '--database', this.database, ...args],
      { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, TMPDIR: this.folder } },
    );
    onStart?.(child);
    const [[code], out, err] = await Promise.all([
      once(child, 'exit'),
      text(child.stdout),
      text(child.stderr),
    ]);
    return { code, out, err };
  }

  /** A digest of every row of every table. */
  contents(): string {
    const database = new SqliteDatabase(this.database);
    const hash = createHash('sha256');
    try {
      const tables = database
        .prepare<[], string>(
          "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by 1",
        )
        .pluck()
        .all();
      for (const table of tables) {
        for (const row of database.prepare(`select * from ${table}`).iterate())
          hash.update(JSON.stringify(row));
      }
    } finally {
      database.close();
    }
    return hash.digest('hex');
  }

  /** What lies beside the store and is no part of it, the files named left out. */
  leftOver(files: readonly string[]): string[] {
    const known = ['replay.sqlite', 'replay.sqlite-wal', 'replay.sqlite-shm', ...files];
    return readdirSync(this.folder).filter(name => !known.includes(name));
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
