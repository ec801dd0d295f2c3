import type { DeletionProgress } from '../contract/stored-recordings.ts';
import { systemClock } from '../replay/clock.ts';
import { openDatabase } from '../store/database.ts';
import { deleteRecording } from '../store/recording-deletion.ts';
import { doForParent, tellParent } from './store-task.ts';

const PROGRESS_INTERVAL_MS = 150;

/**
 * `node server/bin/delete-recording.ts DATABASE`, told by a parent process the number of a recording to delete. Tells it
 * how far that is, and whether there was one.
 */
doForParent(async (path, task) => {
  const database = await openDatabase(path);
  try {
    let toldAt = Number.NEGATIVE_INFINITY;
    return await deleteRecording(database, Number(task), {
      onProgress(recordsDeleted, recordsTotal) {
        const now = systemClock.now();
        if (now - toldAt < PROGRESS_INTERVAL_MS && recordsDeleted < recordsTotal) return;
        toldAt = now;
        void tellParent({ progress: { recordsDeleted, recordsTotal } satisfies DeletionProgress });
      },
    });
  } finally {
    database.close();
  }
});
