import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '../controls/button.tsx';
import { texts } from '../language/catalogues.ts';
import { DropArea } from './drop-area.tsx';
import { FailedImport } from './failed-import.tsx';
import { FormatList } from './format-list.tsx';
import './import-dialog.css';
import { hideImport, importing } from './importing.ts';
import { QualityReport } from './quality-report.tsx';
import { RunningImport } from './running-import.tsx';
import { showStored } from './stored.ts';

const t = texts('recordings');
const tStored = texts('stored');

/** The import: choosing files, how far it is, and what came of it. Escape leaves it; one that runs goes on. */
export function ImportDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  const { stage } = importing.value;
  useLayoutEffect(() => {
    const opener = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  useLayoutEffect(() => {
    // What had the focus is gone with its stage: without this it would fall back to the page behind.
    dialog.current?.querySelector<HTMLElement>('[data-first]')?.focus();
  }, [stage]);
  return (
    <dialog
      ref={dialog}
      class={`import-dialog ${stage}`}
      aria-label={t('import')}
      onCancel={event => {
        event.preventDefault();
        hideImport();
      }}
    >
      <div class="import-close">
        <Button label={t('close')} icon="close" onClick={hideImport} />
      </div>
      <Stage />
    </dialog>
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
