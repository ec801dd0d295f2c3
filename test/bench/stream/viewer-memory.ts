import type { ServerProcess } from '../../end-to-end/server-process.ts';
import type { MovingVehicles } from '../moving-vehicles.ts';
import { figure, type Measured } from '../report.ts';
import { collectGarbage } from './collect-garbage.ts';
import { medianOf } from './medians.ts';
import { openSession } from './open-session.ts';
import { BYTES_PER_VIEWER, FIRST_VIEWERS, VIEWERS } from './round.ts';
import { residentBytes } from './server-load.ts';
import { startSessionClient } from './session-client-program.ts';

/** Resident bytes of the whole server for each viewer of a paused session; `undefined` where the system does not tell. */
export async function viewerMemory(
  server: ServerProcess,
  recording: MovingVehicles,
): Promise<number | undefined> {
  const processes = { pids: [server.pid ?? 0] };
  const address = await openSession(server.url, recording, { paused: true });
  const client = startSessionClient();
  const added = VIEWERS - FIRST_VIEWERS;
  try {
    await client.ask('open', Array(FIRST_VIEWERS).fill(address));
    await collectGarbage(server.said);
    const before = residentBytes(processes);
    await client.ask('open', Array(added).fill(address));
    await collectGarbage(server.said);
    const after = residentBytes(processes);
    return before === undefined || after === undefined ? undefined : (after - before) / added;
  } finally {
    await client.stop();
  }
}

/** The row of a recording's runs, the median of them. */
export function viewerMemoryRow(
  { vehicles }: MovingVehicles,
  runs: readonly (number | undefined)[],
): Measured {
  const bytes = medianOf(runs, run => run);
  return {
    part: 'stream',
    work: `the whole server: resident memory per idle viewer,\na snapshot of ${vehicles} vehicles sent, garbage collected`,
    ours: bytes === undefined ? 'the system does not tell' : `${figure(bytes / 1000, 1)} kB`,
    budget: { text: `${BYTES_PER_VIEWER / 1000} kB`, met: bytes !== undefined && bytes <= BYTES_PER_VIEWER },
  };
}
