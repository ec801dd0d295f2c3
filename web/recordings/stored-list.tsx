import { useSignalEffect } from '@preact/signals';
import type { Recording } from '../../server/contract/stored-recordings.ts';
import { texts } from '../language/catalogues.ts';
import { stored as english } from '../language/en/stored.ts';
import { recordedAnew } from '../state/recorded-past.ts';
import { showImport } from './importing.ts';
import { RecordingFacts } from './recording-facts.tsx';
import { goToRecording, hideStored, readList, storedList, storedView } from './stored.ts';

const t = texts('stored', english);

/** Every recording in the store, with the ways to its report, into the replay, and out. */
export function StoredRecordings() {
  useSignalEffect(() => {
    void recordedAnew.value;
    void readList();
  });
  return (
    <div class="import-stage">
      <h2 tabIndex={-1} data-first>
        {t('title')}
      </h2>
      <List />
      <div class="import-actions">
        <button
          type="button"
          class="button outlined"
          onClick={() => {
            hideStored();
            showImport();
          }}
        >
          {t('import')}
        </button>
      </div>
    </div>
  );
}

function List() {
  const list = storedList.value;
  if (list.state === 'reading') return <p role="status">{t('reading')}</p>;
  if (list.state === 'failed') {
    return (
      <p role="alert">
        {t('failed')}{' '}
        <button type="button" class="link" onClick={() => void readList()}>
          {t('again')}
        </button>
      </p>
    );
  }
  if (list.recordings.length === 0) return <p>{t('none')}</p>;
  return (
    <>
      <p class="muted">{t('summary', { count: list.recordings.length })}</p>
      <ul class="stored-list import-findings">
        {list.recordings.map(recording => (
          <Row key={recording.recordingId} recording={recording} />
        ))}
      </ul>
    </>
  );
}

function Row({ recording }: { recording: Recording }) {
  const { name } = recording;
  const timed = recording.from !== null;
  return (
    <li class="stored-recording">
      <div class="stored-facts">
        <h3>
          {name} <span class="tag">{recording.format}</span>
        </h3>
        <RecordingFacts recording={recording} />
      </div>
      <div class="stored-actions">
        <button
          type="button"
          class="button outlined"
          aria-label={t(timed ? 'goToOf' : 'showAirportOf', { name })}
          onClick={() => goToRecording(recording)}
        >
          {t(timed ? 'goTo' : 'showAirport')}
        </button>
        <button
          type="button"
          class="button outlined"
          aria-label={t('reportOf', { name })}
          onClick={() => {
            storedView.value = { view: 'report', recording };
          }}
        >
          {t('report')}
        </button>
        <button
          type="button"
          class="button outlined"
          aria-label={t('deleteOf', { name })}
          onClick={() => {
            storedView.value = { view: 'ask', recording };
          }}
        >
          {t('delete')}
        </button>
      </div>
    </li>
  );
}
