import { spawnSync } from 'node:child_process';

/**
 * Drops what the system holds of a file in memory, so that its next reading comes from the disk; no other process may
 * have it open. Gives `false` where the machine has no GNU dd to do it with.
 */
export function dropFromMemory(path: string): boolean {
  const { status } = spawnSync('dd', [`if=${path}`, 'iflag=nocache', 'count=0'], { stdio: 'ignore' });
  return status === 0;
}
