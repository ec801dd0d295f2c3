import type { ServerProcess } from '../../end-to-end/server-process.ts';
import type { MovingVehicles } from '../moving-vehicles.ts';
import { figure, type Measured } from '../report.ts';
import { BYTES_PER_VIEWER, bytesPerViewer } from './bytes-per-viewer.ts';
import { collectGarbage } from './collect-garbage.ts';
import { medianOf } from './medians.ts';
import { openSession } from './open-session.ts';
import { startSessionClient } from './session-client-program.ts';

/** Resident bytes of the whole server for each viewer of a paused session; `undefined` where the system does not tell. */
export async function viewerMemory(
  server: ServerProcess,
  recording: MovingVehicles,
): Promise<number | undefined> {
  const address = await openSession(server.url, recording, { paused: true });
  const client = startSessionClient();
  try {
    return await bytesPerViewer(
      { pids: [server.pid ?? 0] },
      count => client.ask('open', Array(count).fill(address)),
      () => collectGarbage(server.said),
    );
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
    work: `the whole server: resident memory per idle viewer,\na snapshot of ${vehicles} vehicles sent`,
    ours: bytes === undefined ? 'the system does not tell' : `${figure(bytes / 1000, 1)} kB`,
    budget: { text: `${BYTES_PER_VIEWER / 1000} kB`, met: bytes !== undefined && bytes <= BYTES_PER_VIEWER },
  };
}
