import { ReplayError } from '../contract/problems.ts';
import type { TaskMessage } from '../import-process.ts';
import { DatabaseError } from '../store/database.ts';

/** Tells the parent process; resolves once it is on its way. */
export function tellParent<T, P>(message: TaskMessage<T, P>): Promise<void> {
  return new Promise(resolve => process.send?.(message, () => resolve()));
}

/**
 * Does what a parent process asks for once, in its only message (see `server/import-process.ts`), tells it the outcome
 * and ends. When the parent goes, so does this process, keeping nothing. The work throws a `ReplayError`, or what the
 * store throws.
 */
export function doForParent<T>(work: (path: string, task: unknown) => Promise<T>): void {
  process.once('disconnect', () => process.exit(1));
  process.once('message', async task => {
    const [path = ''] = process.argv.slice(2);
    try {
      await tellParent({ outcome: await work(path, task) });
    } catch (error) {
      const { code, message: detail, errors } = refusalOf(error);
      await tellParent({ refusal: { code, detail, errors } });
    }
    process.exit(0);
  });
}

function refusalOf(error: unknown): ReplayError {
  if (error instanceof ReplayError) return error;
  if (!(error instanceof DatabaseError)) throw error;
  const code = String((error.cause as { code?: string } | undefined)?.code);
  if (code.startsWith('SQLITE_BUSY')) {
    return new ReplayError(
      'import_in_progress',
      'Another program is changing the recordings in the store. Try again when it has finished.',
    );
  }
  if (code.startsWith('SQLITE_FULL')) {
    return new ReplayError('insufficient_storage', 'The disk of the server is full: nothing was changed.');
  }
  return new ReplayError('unavailable', 'The store cannot be written just now; try again.');
}
