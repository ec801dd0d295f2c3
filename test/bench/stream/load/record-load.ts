/**
 * `node test/bench/stream/load/record-load.ts URL AIRPORT SECONDS VIEWERS PID`: opens a shared session over a recording, lets so many
 * viewers watch it once from beginning to end, and prints what came to them and what the server (PID) used for it.
 */
import { API_BASE } from '../../../../server/contract/endpoint.ts';
import { toIso, toMs } from '../../../../server/contract/time.ts';
import { quantile } from '../../quantile.ts';
import { START } from '../../ten-million.ts';
import { coresSince } from '../server-load.ts';
import { RecordViewers } from './record-viewers.ts';

/** `delivered` counts records by viewer. */
export interface ArrivedRecords {
  /** From a record's time on the playhead to its arrival, ms. */
  readonly sinceRecord: Quantiles;
  /** From the tick that sent it. */
  readonly sinceTick: Quantiles;
  readonly perSecond: number;
  readonly delivered: { readonly least: number; readonly most: number };
  readonly serverCores: number | undefined;
}

interface Quantiles {
  readonly p50: number;
  readonly p99: number;
}

const PROBES = 30;

const [url = '', airportId = '', seconds = '', viewers = '', pid = ''] = process.argv.slice(2);
const base = `${url}${API_BASE}`;

async function post(path: string, body: object): Promise<{ sessionId: string }> {
  const headers = { 'Content-Type': 'application/json' };
  return (await fetch(`${base}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })).json();
}

/** Where the playhead's zero lies on the epoch's scale: between what the quickest answers leave open, ms. */
async function playheadOffset(sessionId: string): Promise<number> {
  let earliest = Number.NEGATIVE_INFINITY;
  let latest = Number.POSITIVE_INFINITY;
  for (let probe = 0; probe < PROBES; probe++) {
    const asked = performance.timeOrigin + performance.now();
    const { time } = await (await fetch(`${base}/sessions/${sessionId}`)).json();
    const answered = performance.timeOrigin + performance.now();
    // The time is told in whole milliseconds.
    earliest = Math.max(earliest, asked - toMs(time) - 1);
    latest = Math.min(latest, answered - toMs(time));
  }
  return (earliest + latest) / 2;
}

const range = { startTime: toIso(START), endTime: toIso(START + Number(seconds) * 1000) };
const { sessionId } = await post('/sessions', { airportId, ...range, paused: true });
const watching = new RecordViewers(`${base}/stream?sessionId=${sessionId}`, Number(viewers));
await watching.open();
const cores = coresSince({ pids: [Number(pid)] });
const started = performance.now();
await post('/control', { sessionId, action: 'play' });
const offset = await playheadOffset(sessionId);
await watching.ended;
const elapsed = (performance.now() - started) / 1000;
const serverCores = cores();
watching.close();

const { sinceRecord, sinceTick, received } = watching;
const quantiles = (arrivals: readonly number[]): Quantiles => ({
  p50: quantile(arrivals, 0.5) - offset,
  p99: quantile(arrivals, 0.99) - offset,
});
const arrived: ArrivedRecords = {
  sinceRecord: quantiles(sinceRecord),
  sinceTick: quantiles(sinceTick),
  perSecond: sinceRecord.length / elapsed,
  delivered: { least: Math.min(...received), most: Math.max(...received) },
  serverCores,
};
console.log(JSON.stringify(arrived));
