import type { FlightState } from '../../server/contract/records.ts';
import type { Story } from '../shift/story.ts';

/** For how long after it was told a change is shown, ms of replay time. */
const SHOWN_FOR_MS = 180_000;

/** A value that was changed: what it was before, and when the last change was told (ms since 1970). */
export type Change = { readonly was: string | null; readonly at: number };

const FIELDS = ['status', 'stand', 'gate', 'runway', 'callsign'] as const;

/**
 * What changed of a flight in the minutes up to `now`, by the name of the field or milestone. A value told for the first
 * time counts too, but not a flight that was announced within these minutes.
 */
export function recentChanges(story: Story<FlightState>, now: number): ReadonlyMap<string, Change> {
  const changes = new Map<string, Change>();
  const before = story.at(now - SHOWN_FOR_MS);
  if (!before) return changes;
  const told = story.told.filter(({ time }) => time > now - SHOWN_FOR_MS && time <= now);
  let last = before;
  for (const { time, state } of told) {
    for (const name of namesOf(last, state)) {
      if (fieldOf(last, name) !== fieldOf(state, name)) {
        changes.set(name, { was: changes.get(name)?.was ?? fieldOf(before, name), at: time });
      }
    }
    last = state;
  }
  for (const [name, { was }] of changes) if (fieldOf(last, name) === was) changes.delete(name);
  return changes;
}

function namesOf(...states: readonly FlightState[]): Set<string> {
  return new Set([...FIELDS, ...states.flatMap(({ milestones }) => Object.keys(milestones ?? {}))]);
}

function fieldOf(state: FlightState, name: string): string | null {
  if ((FIELDS as readonly string[]).includes(name)) return state[name as (typeof FIELDS)[number]];
  return state.milestones?.[name] ?? null;
}
