import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '../controls/button.tsx';
import { texts } from '../language/catalogues.ts';
import './import-dialog.css';
import { backToList, hideStored, storedView } from './stored.ts';
import './stored.css';
import { AskDeletion, RunningDeletion, TroubledDeletion } from './stored-deletion.tsx';
import { StoredRecordings } from './stored-list.tsx';
import { StoredReport } from './stored-report.tsx';

const t = texts('stored');
const tImport = texts('recordings');

/** The recordings in the store: the list, the report of one, and its deletion. Escape goes a step back. */
export function StoredDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  const { view } = storedView.value;
  useLayoutEffect(() => {
    const opener = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  useLayoutEffect(() => {
    // What had the focus is gone with its view.
    dialog.current?.querySelector<HTMLElement>('[data-first]')?.focus();
  }, [view]);
  return (
    <dialog
      ref={dialog}
      class="import-dialog stored-dialog"
      aria-label={t('title')}
      onCancel={event => {
        event.preventDefault();
        if (view === 'report' || view === 'ask' || view === 'trouble') backToList();
        else hideStored();
      }}
    >
      <div class="import-close">
        <Button label={tImport('close')} icon="close" onClick={hideStored} />
      </div>
      <View />
    </dialog>
  );
}

function View() {
  const shown = storedView.value;
  switch (shown.view) {
    case 'list':
      return <StoredRecordings />;
    case 'report':
      return <StoredReport recording={shown.recording} />;
    case 'ask':
      return <AskDeletion recording={shown.recording} />;
    case 'deleting':
      return <RunningDeletion recording={shown.recording} share={shown.share} />;
    case 'trouble':
      return <TroubledDeletion recording={shown.recording} code={shown.code} />;
  }
}
