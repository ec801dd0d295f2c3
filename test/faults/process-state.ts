import { readdirSync, readFileSync } from 'node:fs';
import { NotPossible } from './fault-case.ts';

/** Memory that a process holds for itself, without the files that it has mapped, in bytes. */
export function ownBytes(pid: number): number {
  const found = /^RssAnon:\s+(\d+) kB$/m.exec(ofProcess(() => readFileSync(`/proc/${pid}/status`, 'utf8')));
  return Number(found?.[1]) * 1024;
}

/** How many files, sockets among them, a process has open. */
export function descriptors(pid: number): number {
  return ofProcess(() => readdirSync(`/proc/${pid}/fd`)).length;
}

function ofProcess<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new NotPossible('there is no /proc to read the process off', { cause: error });
  }
}
