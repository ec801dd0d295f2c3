/** `node test/bench/measured-import.ts FILE DATABASE HINTS`: imports a file of positions and prints what that took. */
import { importFile } from '../../server/ingest/import-file.ts';
import { systemClock } from '../../server/replay/clock.ts';
import { openDatabase } from '../../server/store/database.ts';
import { recordingsInto } from '../../server/store/recording-import.ts';
import type { Imported } from './import-in-own-process.ts';
import { BENCH_AIRPORT } from './ten-million.ts';

const [path = '', databasePath = '', hints = '{}'] = process.argv.slice(2);
const database = await openDatabase(databasePath);
const started = performance.now();
const before = process.threadCpuUsage();
const outcome = await importFile(
  { path, hints: { airportId: BENCH_AIRPORT, ...JSON.parse(hints) } },
  { begin: recordingsInto(database, systemClock) },
);
const seconds = (performance.now() - started) / 1000;
const writing = process.threadCpuUsage(before);
database.close();
if ('alreadyImported' in outcome) throw new Error(`${databasePath} has it already`);
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
const imported: Imported = {
  rows: outcome.summary.counts.vehicle_update ?? 0,
  seconds,
  cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
  writingSeconds: (writing.user + writing.system) / 1e6,
  peakBytes: maxRSS * 1024,
};
console.log(JSON.stringify(imported));
