import { signal } from '@preact/signals';
import type { DecisionState } from '../../server/contract/records.ts';

/** The decision that the reader opened, to see on the map whom it weighed; `null` while none is open. */
export const shownDecision = signal<DecisionState | null>(null);
