import { openDatabase } from '../../server/store/database.ts';
import { RecordWriter } from '../../server/store/record-writer.ts';
import { positionOf, START, VEHICLES } from './ten-million.ts';

/** So many rows are prepared at a time, so that memory holds them. */
const PREPARED = 50_000;
const ALL_FIELDS = 0b1111_1111;

/** What it takes to insert positions into the store's table and to commit them; the time in between is left out. */
export interface InsertFloor {
  readonly seconds: number;
  /** Of the processor. */
  readonly cpuSeconds: number;
}

/** Inserts rows whose texts lie ready, by the statements of an import: no import on one thread can be faster. */
export async function insertFloor(path: string, rows: number): Promise<InsertFloor> {
  const database = await openDatabase(path);
  let [seconds, cpuSeconds] = [0, 0];
  const timed = (work: () => void) => {
    const [started, before] = [performance.now(), process.threadCpuUsage()];
    work();
    const { user, system } = process.threadCpuUsage(before);
    seconds += (performance.now() - started) / 1000;
    cpuSeconds += (user + system) / 1e6;
  };
  database.exec('begin immediate');
  const records = new RecordWriter(database, 1);
  for (let first = 0; first < rows; first += PREPARED) {
    const states = Array.from({ length: Math.min(PREPARED, rows - first) }, (_, index) => {
      const row = first + index;
      return JSON.stringify(positionOf(row % VEHICLES, Math.floor(row / VEHICLES)));
    });
    timed(() => {
      for (const [index, state] of states.entries()) {
        const row = first + index;
        const time = START + Math.floor(row / VEHICLES) * 1000;
        records.add(1, 0, time, (row % VEHICLES) + 1, ALL_FIELDS, null, state);
      }
    });
  }
  timed(() => {
    records.flush();
    database.exec('commit');
    database.pragma('wal_checkpoint(truncate)');
  });
  database.close();
  return { seconds, cpuSeconds };
}
