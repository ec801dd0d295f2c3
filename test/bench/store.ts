import { statSync } from 'node:fs';
import { API_BASE } from '../../server/contract/endpoint.ts';
import { ServerProcess } from '../end-to-end/server-process.ts';
import { dropFromMemory } from './cold-file.ts';
import { quantile, told } from './quantile.ts';
import { randomTimes } from './random-times.ts';
import { figure, type Measured, megabytes, progress } from './report.ts';
import { measureSeeks } from './seeks.ts';
import { measureReader } from './store-reader.ts';
import { BENCH_AIRPORT } from './ten-million.ts';
import { tenMillionFile } from './ten-million-file.ts';

const COLD = 40;
const WARM = 400;
const SEEKS = 200;
const BUDGET_MS = 15;

/** Measures state and seek on ten million positions, over HTTP and in the database. */
export async function store(): Promise<Measured[]> {
  const { path, buildSeconds, reused } = await tenMillionFile();
  const rows: Measured[] = [
    {
      part: 'store',
      work: '10 M positions of 500 vehicles, import of generated lines',
      ours: `${figure(10e6 / buildSeconds)} rows/s, ${megabytes(statSync(path).size)}${reused ? ' (an earlier run)' : ''}`,
    },
  ];
  progress('  state and seeks over HTTP');
  const dropped = dropFromMemory(path);
  const server = await ServerProcess.start({ DATABASE: path, PORT: '0', IMPORT_DEMO: 'false' });
  try {
    const states = async (what: string, times: readonly string[], budget?: number) =>
      rows.push(httpRow(`history/state over HTTP, ${what}`, await measureStates(server.url, times), budget));
    const times = randomTimes(WARM, 2);
    await states(`${COLD} times${dropped ? ', nothing of the file in memory' : ''}`, randomTimes(COLD, 1));
    await states(`${WARM} further times`, times, BUDGET_MS);
    await states(`the same ${WARM} times again`, times, BUDGET_MS);
    const seeks = await measureSeeks(server.url, randomTimes(SEEKS, 3));
    rows.push(
      httpRow(`seek to ${SEEKS} others: command to its whole snapshot on the stream`, seeks, BUDGET_MS),
    );
  } finally {
    await server.kill('SIGTERM');
  }
  progress('  the reader in the database');
  return [...rows, ...(await measureReader(path))];
}

/** Milliseconds of each request, to the last byte of its answer, on one connection kept alive. */
async function measureStates(url: string, times: readonly string[]): Promise<number[]> {
  const durations: number[] = [];
  for (const time of times) {
    const query = new URLSearchParams({ airportId: BENCH_AIRPORT, time });
    const started = performance.now();
    const answer = await fetch(`${url}${API_BASE}/history/state?${query}`, { cache: 'no-store' });
    const body = await answer.arrayBuffer();
    durations.push(performance.now() - started);
    if (answer.status !== 200 || body.byteLength < 50_000) throw new Error(`${answer.status} at ${time}`);
  }
  return durations;
}

function httpRow(work: string, durations: readonly number[], budget?: number): Measured {
  const row = { part: 'store', work, ours: told(durations) };
  if (budget === undefined) return row;
  return { ...row, budget: { text: `p95 ${budget} ms`, met: quantile(durations, 0.95) <= budget } };
}
