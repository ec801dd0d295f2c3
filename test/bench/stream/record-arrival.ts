import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ServerProcess } from '../../end-to-end/server-process.ts';
import type { MovingVehicles } from '../moving-vehicles.ts';
import { figure, type Measured } from '../report.ts';
import { CORES, keepOn } from './cores.ts';
import type { ArrivedRecords } from './load/record-load.ts';
import { medianOf } from './medians.ts';
import { percent } from './round-rows.ts';

const LOAD = join(import.meta.dirname, 'load', 'record-load.ts');
const VIEWERS = 1000;
const LATENESS_BUDGET_MS = 150;

/** Plays a shared session once at real time to a thousand viewers, who sit in another process. */
export async function watchRecords(
  { url, pid }: ServerProcess,
  { airportId, seconds }: MovingVehicles,
): Promise<ArrivedRecords> {
  const program = [LOAD, url, airportId, `${seconds}`, `${VIEWERS}`, `${pid}`];
  const running = promisify(execFile)(process.execPath, program);
  if (running.child.pid !== undefined) keepOn(CORES.load, running.child.pid);
  return JSON.parse((await running).stdout) as ArrivedRecords;
}

/** The row of a recording's runs, medians of them. Each vehicle reports once a second. */
export function recordRow({ vehicles, seconds }: MovingVehicles, runs: readonly ArrivedRecords[]): Measured {
  const median = (read: (run: ArrivedRecords) => number | undefined) => medianOf(runs, read) ?? Number.NaN;
  const whole = runs.every(({ delivered: { least, most } }) => least === most && most >= vehicles * seconds);
  const p99 = median(({ sinceRecord }) => sinceRecord.p99);
  const text = (read: (run: ArrivedRecords) => { readonly p50: number; readonly p99: number }) => {
    const [middle, high] = [median(run => read(run).p50), median(run => read(run).p99)];
    return `p50 ${figure(middle, 1)}, p99 ${figure(high, 1)} ms`;
  };
  return {
    part: 'stream',
    work: `the whole server: ${vehicles} records/s to ${figure(VIEWERS)} viewers,\nfrom a record's time on the playhead to its arrival`,
    ours: [
      `${text(run => run.sinceRecord)}${whole ? '' : ', NOT WHOLE'}`,
      `from its tick ${text(run => run.sinceTick)}`,
      `${figure(median(run => run.perSecond))} deliveries/s, ${percent(medianOf(runs, run => run.serverCores))}`,
    ].join('\n'),
    budget: { text: `none lost, p99 ${LATENESS_BUDGET_MS} ms`, met: whole && p99 <= LATENESS_BUDGET_MS },
  };
}
