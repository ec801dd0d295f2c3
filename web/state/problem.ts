import { signal } from '@preact/signals';
import type { FieldError } from '../../server/contract/problems.ts';

/** What went wrong, in words for the reader: `title` says what could not be done, `detail` why. */
export type UserProblem = {
  readonly title: string;
  readonly detail: string;
  readonly errors: readonly FieldError[];
};

/** The latest thing that went wrong, until it is dismissed or the next thing succeeds; `null` when all is well. */
export const problem = signal<UserProblem | null>(null);

export function dismissProblem(): void {
  problem.value = null;
}
