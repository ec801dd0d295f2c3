import { texts } from '../language/catalogues.ts';
import { DropArea } from './drop-area.tsx';
import { FailedImport } from './failed-import.tsx';
import { FormatList } from './format-list.tsx';
import { hideImport, importing } from './importing.ts';
import { QualityReport } from './quality-report.tsx';
import { RunningImport } from './running-import.tsx';
import { StepDialog } from './step-dialog.tsx';
import { showStored } from './stored.ts';

const t = texts('recordings');
const tStored = texts('stored');

/** The import: choosing files, how far it is, and what came of it. Escape leaves it; one that runs goes on. */
export function ImportDialog() {
  const { stage } = importing.value;
  return (
    <StepDialog label={t('import')} class={stage} step={stage} onEscape={hideImport} onClose={hideImport}>
      <Stage />
    </StepDialog>
  );
}

function Stage() {
  const current = importing.value;
  switch (current.stage) {
    case 'none':
      return (
        <div class="import-stage">
          <h2 tabIndex={-1} data-first>
            {t('import')}
          </h2>
          <DropArea />
          <details class="import-formats">
            <summary>{t('first.formats')}</summary>
            <FormatList />
          </details>
          <div class="import-actions">
            <button
              type="button"
              class="button outlined"
              onClick={() => {
                hideImport();
                showStored();
              }}
            >
              {tStored('open')}
            </button>
          </div>
        </div>
      );
    case 'running':
      return <RunningImport files={current.files} pace={current.pace} />;
    case 'failed':
      return <FailedImport failure={current.failure} />;
    case 'done':
      return <QualityReport report={current.report} />;
  }
}
