import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NdjsonLine } from '../../server/contract/lines.ts';
import { toIso } from '../../server/contract/time.ts';
import { importLines } from '../../server/ingest/import-lines.ts';
import { systemClock } from '../../server/replay/clock.ts';
import { openDatabase } from '../../server/store/database.ts';
import { recordingsInto } from '../../server/store/recording-import.ts';

const airportId = 'LEBL';
/** 10:00 on the airport's clock. */
const START = Date.parse('2020-10-02T08:00:00.000Z');
const at = (minutes: number) => toIso(START + minutes * 60_000);
/** How many flights arrive beside the turnaround, one every minute. */
export const ARRIVALS = 120;

type Work = readonly [
  type: 'chocks' | 'deboarding' | 'cleaning' | 'fuelling' | 'boarding' | 'pushback',
  ...number[],
];
/** Planned from and until, then begun and ended; minutes. */
const WORK: readonly Work[] = [
  ['chocks', 10, 11, 10, 11],
  ['deboarding', 11, 18, 11, 19],
  ['cleaning', 18, 28, 19, 30],
  ['fuelling', 18, 30, 26],
  ['boarding', 31, 48],
  ['pushback', 50, 55],
];

function* lines(): Generator<NdjsonLine> {
  yield { kind: 'airport', airportId, name: 'Barcelona', timeZone: 'Europe/Madrid', lon: 2.078, lat: 41.297 };
  for (let minute = 0; minute <= ARRIVALS; minute++) {
    const vehicle = { vehicleId: 'FUEL', vehicleType: 'fuel_truck', lon: 2.08, lat: 41.297 } as const;
    yield { kind: 'vehicle_update', airportId, time: at(minute), taskId: 'T-fuelling', ...vehicle };
  }
  const turnaround = { kind: 'flight_update', airportId, flightId: 'TURN' } as const;
  const milestones = { SIBT: at(5), EIBT: at(10), SOBT: at(50), TOBT: at(50) };
  yield {
    ...turnaround,
    time: at(-30),
    callsign: 'VLG100',
    direction: 'turnaround',
    status: 'scheduled',
    stand: '21',
    aircraftType: 'A320',
    registration: 'EC-ABC',
    attributes: { inbound: 'VLG100', outbound: 'VLG101', origin: 'LEMD', destination: 'LFPO' },
    milestones,
  };
  yield { ...turnaround, time: at(10), status: 'in_block', milestones: { ...milestones, AIBT: at(10) } };
  for (const [taskType, from = 0, until = 0, begun, ended] of WORK) {
    const task = { kind: 'task_update', airportId, taskId: `T-${taskType}` } as const;
    const planned = { plannedStart: at(from), plannedEnd: at(until) };
    yield { ...task, time: at(-20), taskType, flightId: 'TURN', stand: '21', status: 'planned', ...planned };
    if (begun !== undefined)
      yield { ...task, time: at(begun), status: 'in_progress', actualStart: at(begun) };
    if (ended !== undefined) yield { ...task, time: at(ended), status: 'completed', actualEnd: at(ended) };
  }
  for (let n = 0; n < ARRIVALS; n++) {
    const arrival = { kind: 'flight_update', airportId, flightId: `A${n}` } as const;
    const callsign = `IBE${1000 + n}`;
    const scheduled = { SIBT: at(n), EIBT: at(n) };
    yield {
      ...arrival,
      time: at(-30),
      callsign,
      direction: 'arrival',
      status: 'scheduled',
      milestones: scheduled,
    };
    yield { ...arrival, time: at(n), status: 'in_block', milestones: { ...scheduled, AIBT: at(n) } };
  }
  const changed = { SIBT: at(50), EIBT: at(58) };
  yield { kind: 'flight_update', airportId, flightId: 'A50', time: at(29), milestones: changed };
  yield {
    kind: 'flight_update',
    airportId,
    flightId: 'LATER',
    time: at(60),
    callsign: 'AFR9',
    direction: 'departure',
    status: 'scheduled',
    milestones: { SOBT: at(90), TOBT: at(95) },
  };
}

/** A database file of one turnaround with its tasks, many arrivals, and a departure that is told of late. */
export async function recordedTurnaround(): Promise<{ path: string; remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'airside-turnaround-'));
  const path = join(folder, 'replay.sqlite');
  const database = await openDatabase(path);
  await importLines(
    {
      source: { name: 'turnaround', sha256: 'turnaround', format: 'ndjson' },
      lines: lines(),
      expected: 3 * ARRIVALS,
      maps: [],
    },
    { begin: recordingsInto(database, systemClock) },
  );
  database.close();
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
