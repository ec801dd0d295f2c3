import { deepStrictEqual } from 'node:assert/strict';
import { ALL_KINDS, type Outcome, passes, stateAt } from './recorded-state.ts';
import type { Commit } from './replay-client.ts';

/** How much a {@link judge} has compared. */
export interface Judged {
  states: number;
  transitions: number;
}

/** A snapshot holds the happenings of so many ms up to its time. */
const RECENT_MS = 600_000;

/**
 * Compares what a client holds, and what it was told on the way, with the recorded past: throws at the first
 * difference. `conflate` leaves out which positions were told of on the way.
 */
export function judge(
  all: readonly Outcome[],
  conflate: boolean,
  judged: Judged = { states: 0, transitions: 0 },
): (commit: Commit) => void {
  return ({ by, time, after, filters, held, delivered }) => {
    judged.states++;
    const at = new Date(time).toISOString();
    for (const kind of ['vehicle', 'task', 'flight'] as const) {
      const recorded = [...stateAt(all, kind, time, filters)].sort(byId);
      expectSame([...held[kind]].sort(byId), recorded, `${kind}s at ${at}, by ${by}`);
    }
    if (by === 'snapshot') {
      for (const kind of ['notification', 'decision'] as const) {
        const recent = all.filter(o => o.kind === kind && o.time > time - RECENT_MS && o.time <= time);
        const recorded = recent.filter(o => passes(kind, o.state, filters)).map(o => o.state);
        expectSame([...held[kind].values()], recorded, `${kind}s at ${at}, by ${by}`);
      }
      return;
    }
    if (after === null) return;
    for (const kind of ALL_KINDS) {
      if (kind === 'vehicle' && conflate) continue;
      const due = all.filter(
        o => o.kind === kind && o.time > after && o.time <= time && passes(kind, o.state, filters),
      );
      judged.transitions += due.length;
      const since = new Date(after).toISOString();
      const states = due.map(o => o.state);
      expectSame(delivered[kind], states, `${kind} records in (${since}, ${at}]`);
    }
  };
}

const byId = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1);

function expectSame(actual: unknown, expected: unknown, what: string): void {
  try {
    deepStrictEqual(actual, expected);
  } catch (error) {
    throw new Error(`${what}: ${error instanceof Error ? error.message : error}`);
  }
}
