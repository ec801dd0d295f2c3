import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** What is measured runs on the one core; load client and publisher on the other. */
export const CORES = { server: 0, load: 1 } as const;

/** Keeps a process with all its threads on one core. False where the machine has one core alone, or no `taskset`. */
export function keepOn(core: number, pid: number): boolean {
  if (availableParallelism() < 2) return false;
  return spawnSync('taskset', ['-a', '-c', '-p', `${core}`, `${pid}`], { stdio: 'ignore' }).status === 0;
}

/** Where things run, for the table. */
export function placing(): string {
  return keepOn(CORES.load, process.pid)
    ? 'server on core 0, load client and publisher on core 1'
    : 'no taskset or no second core: server and load client share what there is';
}
