import type { Upload } from '../http/recording-importer.ts';
import { runUpload } from './run-upload.ts';
import { doForParent, tellParent } from './store-task.ts';

/** `node server/bin/import-upload.ts DATABASE`, told by a parent process what to import. */
doForParent((path, upload) =>
  runUpload(path, upload as Upload, progress => {
    void tellParent({ progress });
  }),
);
