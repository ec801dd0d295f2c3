import { signal } from '@preact/signals';
import type { Problem } from '../../server/contract/problems.ts';
import { texts } from '../language/catalogues.ts';

/** How many of the latest reasons are kept. */
const KEPT = 3;

/** What failed on the server's side while a session played: what, in short, the latest reasons, and how many there were. */
export type Trouble = {
  readonly code: Problem['code'];
  readonly title: string;
  readonly details: readonly string[];
  readonly count: number;
};

/** The trouble that the open session's stream told of, until it has passed or is dismissed. */
export const trouble = signal<Trouble | null>(null);

/** Takes in what an `error` event tells. What was told before, as in a loop, is not counted again. */
export function noteTrouble({ code, title, detail }: Problem): void {
  const before = trouble.peek()?.code === code ? trouble.peek() : null;
  if (before?.details.includes(detail)) return;
  trouble.value = {
    code,
    title: code === 'damaged_record' && before ? texts('shell')('notice.troubles') : title,
    details: [detail, ...(before?.details ?? [])].slice(0, KEPT),
    count: (before?.count ?? 0) + 1,
  };
}

/** The whole state came: what could not be read can be now; damaged records stay damaged. */
export function noteRecovery(): void {
  if (trouble.peek()?.code !== 'damaged_record') trouble.value = null;
}

export function dismissTrouble(): void {
  trouble.value = null;
}
