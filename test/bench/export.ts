import { execFile, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { figure, type Measured } from './report.ts';

const PROGRAM = join(import.meta.dirname, '..', '..', 'server', 'bin', 'export.ts');
const SHELL = '/usr/bin/sqlite3';

/** Writes a store's positions as NDJSON, as `npm run export` does, and as JSON by the `sqlite3` shell; both from start to end. */
export async function exporting(folder: string, database: string, rows: number): Promise<Measured> {
  const output = join(folder, 'exported.ndjson');
  const started = performance.now();
  await promisify(execFile)(process.execPath, [PROGRAM, '--database', database, '--output', output]);
  const seconds = (performance.now() - started) / 1000;
  const shell = byShell(database, join(folder, 'shell.json'));
  return {
    part: 'ingest',
    work: `${figure(rows)} positions written back as NDJSON`,
    ours: `${figure(rows / seconds)} rows/s (${figure(seconds, 1)} s)`,
    beside:
      shell === undefined
        ? 'no sqlite3 shell on this machine'
        : `sqlite3 .mode json of the same states ${figure(rows / shell)} rows/s`,
  };
}

/** Gives the seconds, `undefined` where the machine has no shell. */
function byShell(database: string, output: string): number | undefined {
  if (!statSync(SHELL, { throwIfNoEntry: false })) return undefined;
  const script = `
.bail on
.mode json
.output ${output}
select e.entity_id, r.time, r.given, r.keys, r.state from record r join entity e on e.id = r.entity
  where r.airport = 1 and r.kind = 0 order by r.time, r.sequence;
`;
  const started = performance.now();
  const { status, stderr } = spawnSync(SHELL, ['-readonly', database], { input: script, encoding: 'utf8' });
  if (status !== 0) throw new Error(`sqlite3 failed: ${stderr}`);
  return (performance.now() - started) / 1000;
}
