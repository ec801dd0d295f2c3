import { figure, type Measured } from '../report.ts';
import type { Seen } from './load/session-client.ts';
import { medianOf } from './medians.ts';
import { type PrivateSessions, SESSIONS } from './private-sessions.ts';
import { STORM, type Stormed } from './reconnection-storm.ts';
import { percent } from './round-rows.ts';

/** A session ticks so often where the machine keeps up, ms. */
const TICK_MS = 100;
const LATE_MS = 100;

/** The row of many private sessions, medians of the runs. */
export function privateSessionsRow(runs: readonly PrivateSessions[]): Measured {
  const median = (read: (run: PrivateSessions) => number | undefined) => medianOf(runs, read) ?? Number.NaN;
  const p99 = median(({ seen }) => seen.clockGaps.p99);
  const p50 = median(({ seen }) => seen.clockGaps.p50);
  const latenessMs = median(run => run.latenessP99) * 1000;
  const cores = medianOf(runs, run => run.serverCores);
  const bytes = medianOf(runs, run => run.residentBytes);
  return {
    part: 'stream',
    work: `${figure(SESSIONS)} private sessions on one shift of 150 moving vehicles,\neach at a place and a speed of its own around the tenfold`,
    ours: [
      `from clock to clock p50 ${figure(p50, 1)}, p99 ${figure(p99, 1)} ms;`,
      `by its metrics 99 % of ticks late by at most ${figure(latenessMs)} ms`,
      `${figure(median(({ seen }) => seen.megabytesPerSecond))} MB/s, ${percent(cores)}, ${memory(bytes)}`,
      `load client ${percent(median(({ seen }) => seen.readerCores))}, ${wholeness(runs.map(run => run.seen))}`,
    ].join('\n'),
    budget: {
      text: `ticks each ${TICK_MS} ms,\np99 late by ${LATE_MS} ms,\none core`,
      met:
        p99 <= TICK_MS + LATE_MS &&
        latenessMs <= LATE_MS &&
        runs.every(({ seen }) => isWhole(seen)) &&
        cores !== undefined &&
        cores <= 1,
    },
  };
}

/** The row of the reconnection storm, medians of the runs. */
export function stormRow(runs: readonly Stormed[]): Measured {
  const median = (read: (run: Stormed) => number | undefined) => medianOf(runs, read) ?? Number.NaN;
  return {
    part: 'stream',
    work: `${figure(STORM.viewers)} viewers of a session at tenfold speed are cut at once\nand come back within ${STORM.withinMs / 1000} s: until the next event`,
    ours: [
      `p50 ${figure(
        median(run => run.untilNext.p50),
        1,
      )}, p99 ${figure(
        median(run => run.untilNext.p99),
        1,
      )}, longest ${figure(
        median(run => run.untilNext.longest),
        1,
      )} ms`,
      `${percent(medianOf(runs, run => run.serverCores))} meanwhile, ${wholeness(runs.map(run => run.seen))}`,
    ].join('\n'),
    budget: { text: 'nothing missed or doubled', met: runs.every(({ seen }) => isWhole(seen)) },
  };
}

function isWhole({ steps, closed }: Seen): boolean {
  return closed === 0 && steps.missed === 0 && steps.doubled === 0 && steps.anew === 0;
}

function wholeness(all: readonly Seen[]): string {
  const sum = (step: keyof Seen['steps']) => all.reduce((total, { steps }) => total + steps[step], 0);
  if (all.every(isWhole)) return `each of ${figure(sum('next'))} events right after the one before`;
  const closed = all.reduce((total, seen) => total + seen.closed, 0);
  return `${figure(closed)} CLOSED, ${figure(sum('missed'))} GAPS, ${figure(sum('doubled'))} DOUBLED, ${figure(sum('anew'))} BEGUN ANEW`;
}

function memory(bytes: number | undefined): string {
  return bytes === undefined ? 'memory unknown' : `${figure(bytes / 1e6)} MB`;
}
