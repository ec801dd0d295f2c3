import { processLoad } from '../process-load.ts';

/** The processes that make up a server. */
export interface ServerProcesses {
  readonly pids: readonly number[];
}

/** Seconds of processor that a server has used so far; `undefined` where the system does not tell. */
function cpuSeconds({ pids }: ServerProcesses): number | undefined {
  return sum(pids.map(pid => processLoad(pid)?.cpuSeconds));
}

/** Resident memory of a server in bytes; `undefined` where the system does not tell. */
export function residentBytes({ pids }: ServerProcesses): number | undefined {
  return sum(pids.map(pid => processLoad(pid)?.residentBytes));
}

/** Begins to measure the cores that a server uses; the answer tells how many it used since. */
export function coresSince(server: ServerProcesses): () => number | undefined {
  const before = cpuSeconds(server);
  const began = performance.now();
  return () => {
    const after = cpuSeconds(server);
    if (before === undefined || after === undefined) return undefined;
    return (after - before) / ((performance.now() - began) / 1000);
  };
}

function sum(parts: readonly (number | undefined)[]): number | undefined {
  return parts.reduce<number | undefined>(
    (total, part) => (total === undefined || part === undefined ? undefined : total + part),
    0,
  );
}
