import type { EntityState } from './filter.ts';

/** The state that a record's text holds; `null` where the text is damaged inside, though it looked whole. */
export function parsedState(text: string): EntityState | null {
  try {
    return JSON.parse(text) as EntityState;
  } catch {
    return null;
  }
}
