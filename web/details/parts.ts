import { z } from 'zod';
import { preference } from '../state/preference.ts';
import type { SelectableKind } from '../state/selection.ts';

const PARTS = ['facts', 'story', 'decisions', 'speed'] as const;

/** A part of the details: how it stands now, its story, the decisions on it, its speed. */
export type DetailsPart = (typeof PARTS)[number];

/** The part that the reader looks at; it stays from one entity to the next where that has it. */
export const shownPart = preference<DetailsPart>('details-part', z.enum(PARTS), 'facts');

/** Which parts there are of a kind. */
export function partsOf(kind: SelectableKind): readonly DetailsPart[] {
  switch (kind) {
    case 'vehicle':
      return PARTS;
    case 'task':
      return ['facts', 'story', 'decisions'];
    case 'flight':
    case 'stand':
      return ['facts', 'story'];
  }
}
