import { join } from 'node:path';
import { asterix } from './asterix.ts';
import { exporting } from './export.ts';
import { type Imported, importInOwnProcess } from './import-in-own-process.ts';
import { insertFloor } from './insert-floor.ts';
import { type PositionFile, writePositions } from './position-files.ts';
import { figure, type Measured, megabytes, progress } from './report.ts';
import { inScratchFolder } from './scratch.ts';
import { importByShell, importRecordsByShell } from './shell-import.ts';

const ROWS = 1_000_000;
const BUDGET = { rowsPerSecond: 300_000, bytes: 300e6 };

/** Imports a million positions as NDJSON, as CSV, once more by the `sqlite3` shell, and as reports of ASTERIX; and exports them. */
export function ingest(): Promise<Measured[]> {
  return inScratchFolder(async folder => {
    progress('  writing the files');
    const files = (['ndjson', 'csv'] as const).map(format => writePositions(folder, format, ROWS));
    const shell = importByShell(join(folder, 'positions.csv'), join(folder, 'shell.sqlite'));
    const beside =
      shell === undefined
        ? 'no sqlite3 shell on this machine'
        : `sqlite3 .import of the CSV ${rate(shell)} rows/s`;
    const rows: Measured[] = [];
    for (const file of files) {
      progress(`  importing ${file.format}`);
      const imported = await importInOwnProcess(file.path, join(folder, `${file.format}.sqlite`));
      if (imported.rows !== ROWS) throw new Error(`${imported.rows} of ${ROWS} rows were imported`);
      rows.push(...rowsOf(file, imported, beside));
    }
    rows.push(await limits(folder));
    progress('  exporting ndjson');
    rows.push(await exporting(folder, join(folder, 'ndjson.sqlite'), ROWS));
    return [...rows, ...(await asterix(folder))];
  });
}

function rowsOf(file: PositionFile, imported: Imported, beside: string): Measured[] {
  const rowsPerSecond = ROWS / imported.seconds;
  return [
    {
      part: 'ingest',
      work: `${figure(ROWS)} positions as ${file.format.toUpperCase()} (${megabytes(file.bytes)}), to the commit`,
      ours: `${rate(imported.seconds)} rows/s (${figure(imported.seconds, 1)} s, ${figure(imported.cpuSeconds, 1)} s of processor, ${figure(imported.writingSeconds ?? 0, 1)} of them on the thread that writes)`,
      beside,
      budget: { text: `${figure(BUDGET.rowsPerSecond)} rows/s`, met: rowsPerSecond >= BUDGET.rowsPerSecond },
    },
    {
      part: 'ingest',
      work: 'peak memory of that process, Node included',
      ours: megabytes(imported.peakBytes),
      budget: { text: megabytes(BUDGET.bytes), met: imported.peakBytes <= BUDGET.bytes },
    },
  ];
}

/** What the store's table costs by itself, and what SQLite's own program takes for the same rows. */
async function limits(folder: string): Promise<Measured> {
  progress('  inserting alone');
  const { seconds, cpuSeconds } = await insertFloor(join(folder, 'floor.sqlite'), ROWS);
  progress('  importing the records by the sqlite3 shell');
  const shell = importRecordsByShell(join(folder, 'ndjson.sqlite'), folder);
  return {
    part: 'ingest',
    work: `inserting ${figure(ROWS)} prepared records with both indexes, to the commit: the limit`,
    ours: `${rate(seconds)} rows/s (${figure(seconds, 1)} s, ${figure(cpuSeconds, 1)} s of processor)`,
    ...(shell === undefined ? {} : { beside: `sqlite3 .import of the same records ${rate(shell)} rows/s` }),
  };
}

function rate(seconds: number): string {
  return figure(ROWS / seconds);
}
