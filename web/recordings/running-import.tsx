import { countText } from '../format/words.ts';
import { texts } from '../language/catalogues.ts';
import { imports as english } from '../language/en/imports.ts';
import { bytesText } from './amounts.ts';
import type { ImportPace } from './import-rate.ts';
import { cancelImport, hideImport } from './importing.ts';

const t = texts('imports', english);

/** How far an import is. */
export function RunningImport({ files, pace }: { files: readonly File[]; pace: ImportPace }) {
  const { phase, bytesRead, bytesTotal, records, setAside } = pace;
  const done = bytesTotal ? Math.min(bytesRead, bytesTotal) : undefined;
  return (
    <div class="import-stage">
      <h2 tabIndex={-1} data-first>
        {t('running.title')}
      </h2>
      <p class="muted">{namesOf(files)}</p>
      <p class="import-phase" role="status">
        {t(`phase.${phase}`)}
        {pace.file !== null && files.length > 1 && <span class="muted"> · {pace.file}</span>}
      </p>
      {/* Without a value it shows that something goes on, but not how far it is. */}
      <progress aria-label={t('running.progress')} max={bytesTotal ?? 1} value={done} />
      <p class="import-amounts muted">
        <span>
          {bytesTotal === null
            ? bytesText(bytesRead)
            : t('running.bytes', { done: bytesText(done ?? 0), total: bytesText(bytesTotal) })}
        </span>
        {records > 0 && <span>{t('running.records', { count: records })}</span>}
        {setAside > 0 && <span class="import-warning">{t('running.setAside', { count: setAside })}</span>}
        <Rate pace={pace} />
      </p>
      <p class="muted small">{t('running.whole')}</p>
      <div class="import-actions">
        <button type="button" class="button outlined" onClick={cancelImport}>
          {t('running.cancel')}
        </button>
        <button type="button" class="button outlined" onClick={hideImport}>
          {t('running.background')}
        </button>
      </div>
    </div>
  );
}

function Rate({ pace: { phase, rate } }: { pace: ImportPace }) {
  if (rate === null || rate <= 0) return null;
  if (phase === 'receiving') return <span>{t('running.perSecond', { amount: bytesText(rate) })}</span>;
  return <span>{t('running.recordsPerSecond', { amount: countText(Math.round(rate)) })}</span>;
}

function namesOf(files: readonly File[]): string {
  const names = files.map(({ name }) => name);
  return names.length <= 3 ? names.join(', ') : t('running.files', { count: names.length });
}
