import { openDatabase } from '../store/database.ts';
import { deleteRecording } from '../store/recording-deletion.ts';
import { doForParent } from './store-task.ts';

/**
 * `node server/bin/delete-recording.ts DATABASE`, told by a parent process the number of a recording to delete. Tells it
 * whether there was one.
 */
doForParent(async (path, task) => {
  const database = await openDatabase(path);
  try {
    return await deleteRecording(database, Number(task));
  } finally {
    database.close();
  }
});
