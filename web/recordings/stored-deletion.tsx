import type { Recording } from '../../server/contract/stored-recordings.ts';
import { Icon } from '../controls/icon.tsx';
import { texts } from '../language/catalogues.ts';
import { stored as english } from '../language/en/stored.ts';
import { zoneOver } from '../state/shown-zone.ts';
import { contentsOf, onlyIn, someAirports } from './recording-contents.ts';
import { backToList, deleteStored, hideStored, storedList } from './stored.ts';
import { TimeSpan } from './time-span.tsx';

const t = texts('stored', english);

/** What vanishes with a recording, and whether that is meant. */
export function AskDeletion({ recording }: { recording: Recording }) {
  const { name, airportIds, from, to } = recording;
  const list = storedList.value;
  const alone = list.state === 'read' ? onlyIn(recording, list.recordings) : [];
  return (
    <div class="import-stage">
      <h2 tabIndex={-1} data-first class="import-failed">
        <Icon name="warning" />
        {t('ask.title')}
      </h2>
      <div class="stored-asked">
        <p class="stored-name">
          <strong>{name}</strong>
        </p>
        <p class="stored-where">
          <strong>{someAirports(airportIds)}</strong>
          {from !== null && to !== null && <TimeSpan from={from} to={to} zone={zoneOver(airportIds)} />}
        </p>
      </div>
      <section>
        <p>{t('ask.goes')}</p>
        <ul class="stored-gone">
          {contentsOf(recording).map(part => (
            <li key={part}>{part}</li>
          ))}
          {alone.length > 0 && (
            <li>{t('ask.airports', { airports: someAirports(alone), count: alone.length })}</li>
          )}
        </ul>
      </section>
      <div class="muted">
        <p>{t('ask.stays')}</p>
        <p>{t('ask.watching')}</p>
      </div>
      <div class="import-actions">
        <button type="button" class="button outlined" onClick={backToList}>
          {t('ask.cancel')}
        </button>
        <button type="button" class="button danger" onClick={() => void deleteStored(recording)}>
          {t('ask.confirm')}
        </button>
      </div>
    </div>
  );
}

/** A deletion under way. */
export function RunningDeletion({ recording, share }: { recording: Recording; share: number | null }) {
  return (
    <div class="import-stage">
      <h2 tabIndex={-1} data-first>
        {t('deleting.title')}
      </h2>
      <p class="stored-name" role="status">
        {recording.name}
      </p>
      {/* Once all records are out, what remains takes as long as it takes. */}
      <progress
        aria-label={t('deleting.progress')}
        value={share === null || share >= 1 ? undefined : share}
      />
      <p class="muted small">{t('deleting.text')}</p>
      <div class="import-actions">
        <button type="button" class="button outlined" onClick={hideStored}>
          {t('deleting.background')}
        </button>
      </div>
    </div>
  );
}

/** Why a recording could not be deleted. */
export function TroubledDeletion({ recording, code }: { recording: Recording; code: string }) {
  return (
    <div class="import-stage">
      <h2 tabIndex={-1} data-first class="import-failed">
        <Icon name="critical" />
        {t('trouble.title')}
      </h2>
      <p class="stored-name">
        <strong>{recording.name}</strong>
      </p>
      <p role="alert">{troubleText(code)}</p>
      <div class="import-actions">
        <button type="button" class="button primary" onClick={backToList}>
          {t('back')}
        </button>
      </div>
    </div>
  );
}

function troubleText(code: string): string {
  switch (code) {
    case 'import_in_progress':
      return t('trouble.busy');
    case 'recording_not_found':
      return t('trouble.gone');
    case 'unreachable':
      return t('trouble.unreachable');
    case 'insufficient_storage':
      return t('trouble.diskFull');
    default:
      return t('trouble.nothing');
  }
}
