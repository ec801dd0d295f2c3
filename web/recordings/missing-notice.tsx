import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { z } from 'zod';
import { Button } from '../controls/button.tsx';
import { Icon } from '../controls/icon.tsx';
import { texts } from '../language/catalogues.ts';
import { language } from '../language/language.ts';
import { airport } from '../state/airports.ts';
import { mapStatus } from '../state/map-status.ts';
import { preference } from '../state/preference.ts';
import { showImport } from './importing.ts';
import { missingAt } from './missing.ts';
import './missing-notice.css';
import { worksWithout } from './works-without.ts';

const t = texts('recordings');
const MOST_REMEMBERED = 100;

/** What the reader has been told and does not want to be told again, by airport and what it lacks. */
const dismissed = preference('missing-dismissed', z.array(z.string()), []);

/**
 * Says in one line what an airport's recordings lack, until the reader has taken note; it unfolds to what follows from
 * that and what goes on without.
 */
export function MissingNotice() {
  const unfolded = useSignal(false);
  const moreId = useId();
  const here = airport.value;
  const missing = here ? missingAt(here, mapStatus.value !== 'no-map') : [];
  const name = `${here?.airportId} ${missing.join(' ')}`;
  if (!here || missing.length === 0 || dismissed.value.includes(name)) return null;
  const named = new Intl.ListFormat(language.value, { type: 'conjunction' });
  return (
    <div class="notice info missing-notice" role="status">
      <div class="missing-line">
        <button
          type="button"
          class="button"
          aria-expanded={unfolded.value}
          aria-controls={moreId}
          onClick={() => {
            unfolded.value = !unfolded.value;
          }}
        >
          <Icon name="info" />
          <span class="text">
            {t('missing.brief', {
              airport: here.airportId,
              parts: named.format(missing.map(lack => t(`missing.name.${lack}`))),
            })}
          </span>
          <Icon name={unfolded.value ? 'up' : 'down'} />
        </button>
        <Button
          label={t('close')}
          icon="close"
          onClick={() => {
            dismissed.value = [...dismissed.peek(), name].slice(-MOST_REMEMBERED);
          }}
        />
      </div>
      <div class="missing-more" id={moreId} hidden={!unfolded.value}>
        {missing.map(lack => (
          <p key={lack}>{t(`missing.${lack}`)}</p>
        ))}
        <p class="muted">{worksWithout(missing, mapStatus.value !== 'no-webgl')}</p>
        <Button class="outlined" label={t('missing.add')} onClick={showImport}>
          {t('missing.add')}
        </Button>
      </div>
    </div>
  );
}
