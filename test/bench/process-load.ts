import { existsSync, readFileSync } from 'node:fs';

/** Of clock ticks in `/proc/<pid>/stat`: `USER_HZ` is 100 on every Linux that Node runs on (proc(5)). */
const TICKS_PER_SECOND = 100;

/** What a process has used so far. */
export interface ProcessLoad {
  readonly cpuSeconds: number;
  readonly residentBytes: number;
}

/** Reads off `/proc` what a process has used; `undefined` where the system has no such thing. */
export function processLoad(pid: number): ProcessLoad | undefined {
  if (!existsSync(`/proc/${pid}/stat`)) return undefined;
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const resident = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return {
    cpuSeconds: (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND,
    residentBytes: Number(resident) * 1024,
  };
}
