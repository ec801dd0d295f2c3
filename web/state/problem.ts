import { signal } from '@preact/signals';
import type { FieldError } from '../../server/contract/problems.ts';
import { ApiError, isAbort } from '../api/request.ts';
import { texts } from '../language/catalogues.ts';

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

/**
 * Tells the reader that what `title` names failed, in the server's own words where it gave some; an abort is not a
 * failure. Anything but an ApiError is thrown on.
 */
export function report(title: string, error: unknown): void {
  if (isAbort(error)) return;
  if (!(error instanceof ApiError)) throw error;
  const detail = error.code === 'unreachable' ? texts('shell')('problem.unreachable') : error.message;
  problem.value = { title, detail, errors: error.errors };
}

/** Does `work`; where it fails, reports that under `title` and answers `undefined`. */
export async function reporting<T>(title: string, work: () => Promise<T>): Promise<T | undefined> {
  try {
    const done = await work();
    dismissProblem();
    return done;
  } catch (error) {
    report(title, error);
    return undefined;
  }
}
