import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os';
import SqliteDatabase from 'better-sqlite3';

/** The machine and the programs that the figures hold for, a line each. */
export function machine(): string {
  const database = new SqliteDatabase(':memory:');
  const sqlite = database.prepare('select sqlite_version()').pluck().get();
  database.close();
  return [
    `CPU     ${cpus()[0]?.model.trim() ?? 'unknown'}, ${availableParallelism()} cores`,
    `Memory  ${(totalmem() / 2 ** 30).toFixed(1)} GiB`,
    `System  ${type()} ${release()}, load ${loadavg()[0]?.toFixed(1)} at the start (other work slows the figures)`,
    `Node    ${process.version}, SQLite ${sqlite}`,
  ].join('\n');
}
