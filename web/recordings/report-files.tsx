import type { ImportedFile } from '../../server/contract/recordings.ts';
import { texts } from '../language/catalogues.ts';
import { imports as english } from '../language/en/imports.ts';
import { bytesText } from './amounts.ts';
import { ServerNotes } from './server-notes.tsx';

const t = texts('imports', english);

/** The files one by one, where there is more to know of one than of all: what it was read as, and what was noted. */
export function ReportFiles({ files }: { files: readonly ImportedFile[] }) {
  return (
    <section class="import-finding">
      <h3>{t('report.files')}</h3>
      <ul class="import-files">
        {files.map(file => (
          <li key={`${file.recordingId} ${file.name}`}>
            <p>
              {t('report.size', { name: file.name, size: bytesText(file.bytes) })}{' '}
              <span class="tag">{file.format}</span>{' '}
              {file.alreadyImported && <span class="muted">{t('report.alreadyFile')}</span>}
            </p>
            <ServerNotes notes={file.notes} />
          </li>
        ))}
      </ul>
    </section>
  );
}
