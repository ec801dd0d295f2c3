import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';

const SHELL = '/usr/bin/sqlite3';
const PRAGMAS =
  'pragma page_size = 8192; pragma journal_mode = wal; pragma synchronous = normal; pragma cache_size = -65536;';

/**
 * Imports a CSV of positions with the `sqlite3` shell into a table with indexes as the record's (by time, by vehicle
 * and time), with the same page size and journal. Gives the seconds, `undefined` where the machine has no shell.
 */
export function importByShell(csv: string, database: string): number | undefined {
  if (!statSync(SHELL, { throwIfNoEntry: false })) return undefined;
  const script = `
.bail on
${PRAGMAS}
create table position(time text, vehicle_id text, vehicle_type text, callsign text, lon real, lat real, heading real, speed real);
create index position_time on position(time);
create index position_vehicle on position(vehicle_id, time);
.mode csv
.import --skip 1 ${csv} position
pragma wal_checkpoint(truncate);
`;
  return timedShell(database, script);
}

/**
 * Imports the records of a store once more with the `sqlite3` shell, from a CSV of them, into the same table with the
 * same indexes. Gives the seconds, `undefined` where the machine has no shell.
 */
export function importRecordsByShell(store: string, folder: string): number | undefined {
  if (!statSync(SHELL, { throwIfNoEntry: false })) return undefined;
  const [csv, schema] = [join(folder, 'records.csv'), join(folder, 'records.sql')];
  timedShell(store, `.output ${schema}\n.schema record\n.mode csv\n.output ${csv}\nselect * from record;\n`);
  const script = `
.bail on
${PRAGMAS}
.read ${schema}
.mode csv
.import ${csv} record
pragma wal_checkpoint(truncate);
`;
  return timedShell(join(folder, 'records.sqlite'), script);
}

function timedShell(database: string, script: string): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(SHELL, [database], { input: script, encoding: 'utf8' });
  if (status !== 0) throw new Error(`sqlite3 failed: ${stderr}`);
  return (performance.now() - started) / 1000;
}
