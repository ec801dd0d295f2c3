import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Of clock ticks in `/proc/<pid>/stat`: `USER_HZ` is 100 on every Linux that Node runs on (proc(5)). */
const TICKS_PER_SECOND = 100;

/** What a process has used so far. */
export interface ProcessLoad {
  readonly cpuSeconds: number;
  readonly residentBytes: number;
}

/** Reads off `/proc` what a process has used; `undefined` where the system has no such thing. */
export function processLoad(pid: number): ProcessLoad | undefined {
  const fields = statOf(pid);
  if (!fields) return undefined;
  const resident = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return {
    cpuSeconds: (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND,
    residentBytes: Number(resident) * 1024,
  };
}

/** The processes that a process has started and that still run; none where the system has no `/proc`. */
export function childrenOf(pid: number): number[] {
  if (!existsSync('/proc')) return [];
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name) && statOf(Number(name))?.[1] === `${pid}`)
    .map(Number);
}

/** The fields of `/proc/<pid>/stat` from the state on, which is the third. */
function statOf(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
