import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ServerProcess } from '../end-to-end/server-process.ts';
import { recordMovingVehicles } from './moving-vehicles.ts';
import { figure, type Measured, progress } from './report.ts';
import { inScratchFolder } from './scratch.ts';
import type { Watched } from './stream-load.ts';

const LOAD = join(import.meta.dirname, 'stream-load.ts');
const VIEWERS = 1000;
const SECONDS = 10;
/** Each vehicle reports once a second; budgets in ms and cores, where there is one for that rate. */
const RECORDINGS = [
  { airportId: 'S0050', vehicles: 50, seconds: SECONDS, budget: { p50: 3.5, p99: 15, cores: 0.32 } },
  { airportId: 'S0500', vehicles: 500, seconds: SECONDS, budget: { p50: undefined, p99: 35, cores: 0.55 } },
];
const MEMORY_BUDGET = 25_000;
const LATENESS_BUDGET_MS = 150;

/** Plays a shared session once at real time to a thousand viewers, who sit in another process. */
export function stream(): Promise<Measured[]> {
  return inScratchFolder(async folder => {
    const database = join(folder, 'replay.sqlite');
    await recordMovingVehicles(database, RECORDINGS);
    const rows: Measured[] = [];
    for (const recording of RECORDINGS) {
      progress(`  ${recording.vehicles} records/s to ${VIEWERS} viewers`);
      const server = await ServerProcess.start({ DATABASE: database, PORT: '0', IMPORT_DEMO: 'false' });
      try {
        rows.push(...(await measure(server, recording)));
      } finally {
        await server.kill('SIGTERM');
      }
    }
    return rows;
  });
}

async function measure(
  { url, pid }: ServerProcess,
  { airportId, vehicles, seconds, budget }: (typeof RECORDINGS)[number],
): Promise<Measured[]> {
  const program = [LOAD, url, airportId, `${seconds}`, `${VIEWERS}`, `${pid}`];
  const { stdout } = await promisify(execFile)(process.execPath, program);
  const watched = JSON.parse(stdout) as Watched;
  const { sinceRecord, sinceTick, perSecond, delivered, server } = watched;
  const whole = delivered.least === delivered.most && delivered.most >= vehicles * seconds;
  const load = `${vehicles} records/s to ${figure(VIEWERS)} viewers for ${seconds} s`;
  const cores = server ? `${figure(server.cores * 100)} % of a core` : 'CPU unknown';
  const inTime = sinceTick.p99 <= budget.p99 && sinceTick.p50 <= (budget.p50 ?? sinceTick.p50);
  const rows: Measured[] = [
    {
      part: 'stream',
      work: `${load}: from the tick that sends a record to its arrival`,
      ours: `${texts(sinceTick)}, ${figure(perSecond)} deliveries/s, ${cores}${whole ? '' : ', NOT WHOLE'}`,
      budget: {
        text: `${budget.p50 === undefined ? '' : `p50 ${budget.p50}, `}p99 ${budget.p99} ms, ${figure(budget.cores * 100)} % of a core`,
        met: whole && inTime && server !== undefined && server.cores <= budget.cores,
      },
    },
    {
      part: 'stream',
      work: "the same from the record's time on the playhead",
      ours: texts(sinceRecord),
      budget: { text: `${LATENESS_BUDGET_MS} ms`, met: sinceRecord.p99 <= LATENESS_BUDGET_MS },
    },
  ];
  if (!server) return rows;
  const { bytesPerViewer } = server;
  const memory = {
    part: 'stream',
    work: `memory of the server per viewer, a snapshot of ${vehicles} vehicles sent`,
    ours: `${figure(bytesPerViewer / 1000, 1)} kB`,
    budget: { text: `${MEMORY_BUDGET / 1000} kB`, met: bytesPerViewer <= MEMORY_BUDGET },
  };
  return [...rows, memory];
}

function texts({ p50, p99 }: { readonly p50: number; readonly p99: number }): string {
  return `p50 ${figure(p50, 1)}, p99 ${figure(p99, 1)} ms`;
}
