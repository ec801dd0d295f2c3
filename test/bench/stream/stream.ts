import { join } from 'node:path';
import { type MovingVehicles, recordMovingVehicles } from '../moving-vehicles.ts';
import { figure, type Measured, progress } from '../report.ts';
import { inScratchFolder } from '../scratch.ts';
import { readCanned } from './ceiling.ts';
import { INSPECTED } from './collect-garbage.ts';
import type { Entry } from './contestants/contestant.ts';
import { OURS, PEERS } from './contestants/entries.ts';
import { placing } from './cores.ts';
import type { Search } from './highest-rate.ts';
import { neverReadRow } from './never-read-row.ts';
import { type NeverRead, neverReads } from './never-reads.ts';
import { withServer } from './pinned-server.ts';
import { type PrivateSessions, watchPrivateSessions } from './private-sessions.ts';
import { type Stormed, storm } from './reconnection-storm.ts';
import { recordRow, watchRecords } from './record-arrival.ts';
import { type Round, runRound } from './round.ts';
import { percent, roundRows } from './round-rows.ts';
import { privateSessionsRow, stormRow } from './session-rows.ts';
import { viewerMemory, viewerMemoryRow } from './viewer-memory.ts';

const RUNS = 3;
/** Where the search for the highest rate begins: first anywhere, then near what was found. */
const FIRST_SEARCH: Search = { from: 100, step: 2 };
const NEXT_STEP = 1.25;
const SHIFT: MovingVehicles = { airportId: 'S150', vehicles: 150, seconds: 3600 };
const SHORT: readonly MovingVehicles[] = [
  { airportId: 'S050', vehicles: 50, seconds: 5 },
  { airportId: 'S500', vehicles: 500, seconds: 5 },
];

/** Measures the streams: fan-out beside peers, and what the whole server does under load. */
export async function stream(): Promise<Measured[]> {
  return [await conditions(), ...(await besidePeers()), ...(await wholeServer())];
}

async function conditions(): Promise<Measured> {
  const where = placing();
  progress('  what the load client itself can read');
  const { received, seconds, readerCores, lost } = await readCanned();
  if (lost > 0) throw new Error(`the load client lost ${lost} messages`);
  return {
    part: 'stream',
    work: `conditions: medians of ${RUNS} runs; ${where};\nmessages are published in the server, to nchan by POST on one kept connection`,
    ours: `the load client reads ${figure(received / seconds / 1e6, 2)} M messages/s at ${percent(readerCores)}`,
  };
}

interface Found {
  readonly entry: Entry;
  readonly rounds: Round[];
  readonly runs: NeverRead[];
}

async function besidePeers(): Promise<Measured[]> {
  const found: Found[] = [OURS, ...PEERS].map(entry => ({ entry, rounds: [], runs: [] }));
  for (let run = 1; run <= RUNS; run++) {
    for (const { entry, rounds, runs } of found) {
      if (entry.runs !== undefined && run > entry.runs) continue;
      progress(`  run ${run}, ${entry.name}`);
      const rate = rounds.at(-1)?.fanOut?.rate;
      const round = await runRound(entry, rate ? { from: rate, step: NEXT_STEP } : FIRST_SEARCH);
      if (!round) continue;
      rounds.push(round);
      progress('    a viewer that never reads');
      const never = await neverReads(entry);
      if (never) runs.push(never);
    }
  }
  const named = found.map(({ entry: { name, missing = '' }, ...measured }) => ({
    name,
    missing,
    ...measured,
  }));
  const [ours, ...peers] = named;
  return ours ? [...roundRows(ours, peers), neverReadRow(ours, peers)] : [];
}

async function wholeServer(): Promise<Measured[]> {
  return inScratchFolder(async folder => {
    const database = join(folder, 'replay.sqlite');
    progress(`  recording an hour of ${SHIFT.vehicles} vehicles`);
    await recordMovingVehicles(database, [SHIFT, ...SHORT]);
    const privates: PrivateSessions[] = [];
    const storms: Stormed[] = [];
    const rows: Measured[] = [];
    for (let run = 1; run <= RUNS; run++) {
      progress(`  run ${run}: private sessions`);
      privates.push(await withServer(database, server => watchPrivateSessions(server, SHIFT)));
      progress(`  run ${run}: a reconnection storm`);
      storms.push(await withServer(database, server => storm(server, SHIFT)));
    }
    rows.push(privateSessionsRow(privates), stormRow(storms));
    for (const recording of SHORT) {
      const arrived = [];
      for (let run = 1; run <= RUNS; run++) {
        progress(`  run ${run}: ${recording.vehicles} records/s through the whole server`);
        arrived.push(await withServer(database, server => watchRecords(server, recording)));
      }
      rows.push(recordRow(recording, arrived));
    }
    for (const recording of SHORT) {
      const runs = [];
      for (let run = 1; run <= RUNS; run++) {
        progress(`  run ${run}: memory of viewers of ${recording.vehicles} vehicles`);
        runs.push(await withServer(database, server => viewerMemory(server, recording), INSPECTED));
      }
      rows.push(viewerMemoryRow(recording, runs));
    }
    return rows;
  });
}
