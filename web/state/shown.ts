import { computed, signal } from '@preact/signals';
import { type Entities, HeldEntities } from './held-entities.ts';

/** What the open session's stream holds, scrubbing or not. */
export const liveEntities = new HeldEntities();

/** A recorded state that was read, and of when it is (ms since 1970). */
type ScrubbedState = { readonly of: number; readonly entities: HeldEntities };

/** While the reader scrubs: the time asked for (ms since 1970), and the state last read, `null` until the first answer. */
export type Scrub = { readonly time: number; readonly state: ScrubbedState | null };
export const scrub = signal<Scrub | null>(null);

/** Rises at most once per animation frame, when anything held changed. */
export const entitiesVersion = signal(0);

/** What is shown with `generation` telling snapshots apart (see `HeldEntities.generation`). */
export type ShownEntities = Entities & { readonly generation: string };

/**
 * The entities to show: the scrubbed state while scrubbing, else the session's. A new object at each change (at most
 * once per animation frame), around the same maps: compare versions, not maps.
 */
export const entities = computed<ShownEntities>(() => {
  void entitiesVersion.value;
  const scrubbed = scrub.value?.state?.entities;
  const { vehicles, tasks, flights, notifications, decisions, generation } = scrubbed ?? liveEntities;
  const source = scrubbed ? 'scrub' : 'live';
  return { vehicles, tasks, flights, notifications, decisions, generation: `${source}-${generation}` };
});

/** The session's playhead now (ms since 1970), moved on every animation frame while playing; `null` without a session. */
export const playheadTime = signal<number | null>(null);

/** The time that is shown: the scrubbed one while scrubbing, else the playhead. */
export const shownTime = computed<number | null>(() => scrub.value?.time ?? playheadTime.value);
