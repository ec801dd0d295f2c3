import { texts } from '../language/catalogues.ts';
import { stored as english } from '../language/en/stored.ts';
import { StepDialog } from './step-dialog.tsx';
import { backToList, hideStored, storedView } from './stored.ts';
import './stored.css';
import { AskDeletion, RunningDeletion, TroubledDeletion } from './stored-deletion.tsx';
import { StoredRecordings } from './stored-list.tsx';
import { StoredReport } from './stored-report.tsx';

const t = texts('stored', english);

/** The views that lead back to the list. */
const BEHIND_LIST: ReadonlySet<string> = new Set(['report', 'ask', 'trouble']);

/** The recordings in the store: the list, the report of one, and its deletion. Escape goes a step back. */
export function StoredDialog() {
  const { view } = storedView.value;
  return (
    <StepDialog
      label={t('title')}
      class="stored-dialog"
      step={view}
      onEscape={BEHIND_LIST.has(view) ? backToList : hideStored}
      onClose={hideStored}
    >
      <View />
    </StepDialog>
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
