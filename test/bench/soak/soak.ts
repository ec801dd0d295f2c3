import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerProcess } from '../../end-to-end/server-process.ts';
import { type MovingVehicles, recordMovingVehicles } from '../moving-vehicles.ts';
import { figure, type Measured, megabytes, progress } from '../report.ts';
import { inScratchFolder } from '../scratch.ts';
import { CORES } from '../stream/cores.ts';
import { withServer } from '../stream/pinned-server.ts';
import { Program } from '../stream/program.ts';
import { type Sample, takeSample } from './sample.ts';
import type { SoakClient } from './soak-client.ts';
import { judgedRows, stretchRows } from './soak-rows.ts';

const CLIENT = join(import.meta.dirname, 'soak-client.ts');
const SECONDS = 600;
const GUESTS = 500;
const SAMPLES = 120;
/** After all have left, descriptors are closed by then. */
const LEAVING_MS = 3000;
/** Short enough that all of it is soon in the server's memory. */
const RECORDING: MovingVehicles = { airportId: 'K050', vehicles: 50, seconds: 600 };
const BUSY: MovingVehicles = { airportId: 'K500', vehicles: 500, seconds: 300 };

/** Lets guests come and go at the whole server for so many seconds, by default ten minutes. */
export function soak([seconds = `${SECONDS}`]: readonly string[]): Promise<Measured[]> {
  const length = Number(seconds);
  if (!(length >= 10)) throw new Error(`${seconds} is no number of seconds from 10 on`);
  return inScratchFolder(async folder => {
    const database = join(folder, 'replay.sqlite');
    progress('  recording what the guests watch');
    await recordMovingVehicles(database, [RECORDING, BUSY]);
    return withServer(database, server => soakServer(server, length));
  });
}

async function soakServer(server: ServerProcess, seconds: number): Promise<Measured[]> {
  const { url } = server;
  const client = new Program<SoakClient>(CLIENT, CORES.load);
  try {
    const before = await takeSample(url, 0);
    await client.ask('start', { url, guests: GUESTS, recording: RECORDING, busy: BUSY });
    const samples = await sampled(url, seconds);
    await client.ask('leave');
    await sleep(LEAVING_MS);
    const left = await takeSample(url, seconds);
    const tally = await client.ask('tally');
    for (const resume of tally.resumesLost) progress(`  a resume began anew: ${resume}`);
    return [...stretchRows(samples), ...judgedRows(samples, tally, before, left)];
  } finally {
    await client.stop();
    for (const line of server.said.split('\n').slice(1)) progress(`  the server said: ${line}`);
  }
}

async function sampled(url: string, seconds: number): Promise<Sample[]> {
  const samples: Sample[] = [];
  const began = performance.now();
  for (let number = 1; number <= SAMPLES; number++) {
    const due = (number / SAMPLES) * seconds;
    await sleep(Math.max(0, began + due * 1000 - performance.now()));
    const sample = await takeSample(url, Math.round(due));
    samples.push(sample);
    if (number % (SAMPLES / 12) === 0) {
      const { second, viewers, residentBytes, descriptors } = sample;
      progress(
        `  ${second} s: ${viewers} viewers, ${megabytes(residentBytes)}, ${figure(descriptors)} descriptors`,
      );
    }
  }
  return samples;
}
