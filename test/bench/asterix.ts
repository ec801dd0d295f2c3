import { join } from 'node:path';
import { type AsterixFiles, writeAsterix } from './asterix-files.ts';
import { ASTERIX_HINTS } from './asterix-hints.ts';
import { decodeInOwnProcess, type Imported, importInOwnProcess } from './import-in-own-process.ts';
import { figure, type Measured, megabytes, progress } from './report.ts';
import { decodeByTshark } from './tshark-decode.ts';

const LEAST_REPORTS = 1_000_000;
const BUDGET = { reportsPerSecond: 150_000, bytes: 300e6 };

/** Decodes and imports a million reports of CAT010, beside tshark where the machine has it. */
export async function asterix(folder: string): Promise<Measured[]> {
  progress('  writing the reports');
  const files = writeAsterix(folder, LEAST_REPORTS);
  progress('  decoding asterix');
  const decoded = await decodeInOwnProcess(files.blocks);
  const tshark = decodeByTshark(files.capture);
  progress('  importing asterix');
  const imported = await importInOwnProcess(files.blocks, join(folder, 'asterix.sqlite'), ASTERIX_HINTS);
  if (decoded.rows !== imported.rows) throw new Error(`${decoded.rows} decoded, ${imported.rows} imported`);
  const beside =
    tshark === undefined
      ? 'no tshark on this machine'
      : `tshark, ten fields of the same reports in packets, once: ${rate(files, tshark)} reports/s`;
  return [
    row(files, decoded, `decoded to records and not stored, read twice: ${left(files, decoded)}`, beside),
    row(files, imported, 'to the commit'),
    {
      part: 'ingest',
      work: 'peak memory of that process, Node included',
      ours: megabytes(imported.peakBytes),
      budget: { text: megabytes(BUDGET.bytes), met: imported.peakBytes <= BUDGET.bytes },
    },
  ];
}

function row(files: AsterixFiles, took: Imported, what: string, beside?: string): Measured {
  const perSecond = files.reports / took.seconds;
  const writing =
    took.writingSeconds === undefined
      ? ''
      : `, ${figure(took.writingSeconds, 1)} of them on the thread that writes`;
  return {
    part: 'ingest',
    work: `${figure(files.reports)} reports of ASTERIX (${megabytes(files.bytes)}; ${files.origin}), ${what}`,
    ours: `${figure(perSecond)} reports/s (${figure(took.seconds, 1)} s, ${figure(took.cpuSeconds, 1)} s of processor${writing})`,
    ...(beside !== undefined && { beside }),
    budget: {
      text: `${figure(BUDGET.reportsPerSecond)} reports/s`,
      met: perSecond >= BUDGET.reportsPerSecond,
    },
  };
}

function left({ reports }: AsterixFiles, { rows }: Imported): string {
  return rows === reports ? 'all of them kept' : `${figure(rows)} kept, the rest of fixed transponders`;
}

function rate({ reports }: AsterixFiles, seconds: number): string {
  return figure(reports / seconds);
}
