import { texts } from '../language/catalogues.ts';
import { imports as english } from '../language/en/imports.ts';
import { DropArea } from './drop-area.tsx';
import { FailedImport } from './failed-import.tsx';
import { FormatList } from './format-list.tsx';
import { hideImport, importing } from './importing.ts';
import { QualityReport } from './quality-report.tsx';
import { RunningImport } from './running-import.tsx';
import { StepDialog } from './step-dialog.tsx';
import { showStored } from './stored-shown.ts';

const t = texts('imports', english);
const tFrame = texts('recordings');
const tShell = texts('shell');

/** The import: choosing files, how far it is, and what came of it. Escape leaves it; one that runs goes on. */
export function ImportDialog() {
  const { stage } = importing.value;
  return (
    <StepDialog
      label={tFrame('import')}
      class={stage}
      step={stage}
      onEscape={hideImport}
      onClose={hideImport}
    >
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
            {tFrame('import')}
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
              {tShell('settings.recordings')}
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
