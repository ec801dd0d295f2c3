import type { Database } from 'better-sqlite3';
import { toMs } from '../../server/contract/time.ts';
import { openDatabase } from '../../server/store/database.ts';
import { SqliteRecordReader } from '../../server/store/record-reader.ts';
import { quantile, told } from './quantile.ts';
import { randomTimes } from './random-times.ts';
import { figure, type Measured } from './report.ts';
import { BENCH_AIRPORT, VEHICLES } from './ten-million.ts';

const STATES = 400;
const SPANS = 60;
const SPAN_MS = 10_000;
const BUDGET = { stateMs: 3, rowsPerSecond: 1_500_000 };

/** Measures the reader itself, and beside it what SQLite gives by plainer means. */
export async function measureReader(path: string): Promise<Measured[]> {
  const database = await openDatabase(path);
  try {
    const reader = new SqliteRecordReader(database);
    const states = secondReadings(randomTimes(STATES, 2), time => {
      const found = reader.readState(BENCH_AIRPORT, 'vehicle', toMs(time));
      if (found.length !== VEHICLES) throw new Error(`${found.length} vehicles at ${time}`);
    });
    const spans = randomTimes(SPANS, 5).map(toMs);
    const spanRate = rowsPerSecond(spans, after =>
      reader.readSpan(BENCH_AIRPORT, 'vehicle', after, after + SPAN_MS).map(record => record.text),
    );
    const text = database
      .prepare<[number, number], string>(
        'select state from record where airport = 1 and kind = 0 and time > ? and time <= ? order by time',
      )
      .pluck();
    const textRate = rowsPerSecond(spans, after => text.all(after, after + SPAN_MS));
    const builtRate = rowsPerSecond(spans, after =>
      text.all(after, after + SPAN_MS).map(state => JSON.stringify(JSON.parse(state))),
    );
    return [
      {
        part: 'store',
        work: `state of ${VEHICLES} vehicles at a time read before, in the database`,
        ours: told(states),
        beside: `grouping over the index, one time: ${figure(groupingMs(database))} ms`,
        budget: { text: `p95 ${BUDGET.stateMs} ms`, met: quantile(states, 0.95) <= BUDGET.stateMs },
      },
      {
        part: 'store',
        work: `spans of ${SPAN_MS / 1000} s to the records' JSON texts`,
        ours: `${figure(spanRate)} rows/s`,
        beside: `bare column of texts ${figure(textRate)}; objects and JSON.stringify ${figure(builtRate)}`,
        budget: { text: `${figure(BUDGET.rowsPerSecond)} rows/s`, met: spanRate >= BUDGET.rowsPerSecond },
      },
    ];
  } finally {
    database.close();
  }
}

/** Milliseconds of each, the second time, so that all find their pages in memory. */
function secondReadings(times: readonly string[], read: (time: string) => void): number[] {
  for (const time of times) read(time);
  return times.map(time => {
    const started = performance.now();
    read(time);
    return performance.now() - started;
  });
}

/** The second of two readings, so that all find their pages in memory. */
function rowsPerSecond(spans: readonly number[], read: (after: number) => readonly string[]): number {
  for (const after of spans) read(after);
  const started = performance.now();
  let rows = 0;
  for (const after of spans) rows += read(after).length;
  return rows / ((performance.now() - started) / 1000);
}

/** What the plainest query for the state takes at a time in the middle. */
function groupingMs(database: Database): number {
  const time = toMs(randomTimes(1, 6)[0] ?? '');
  const started = performance.now();
  const found = database
    .prepare('select entity, max(time), state from record where time <= ? group by entity')
    .all(time);
  if (found.length !== VEHICLES) throw new Error(`${found.length} vehicles`);
  return performance.now() - started;
}
