import { z } from 'zod';
import { Button } from '../controls/button.tsx';
import { Icon } from '../controls/icon.tsx';
import { texts } from '../language/catalogues.ts';
import { airport } from '../state/airports.ts';
import { mapStatus } from '../state/map-status.ts';
import { preference } from '../state/preference.ts';
import { showImport } from './importing.ts';
import { missingAt } from './missing.ts';
import { worksWithout } from './works-without.ts';

const t = texts('recordings');
const MOST_REMEMBERED = 100;

/** What the reader has been told and does not want to be told again, by airport and what it lacks. */
const dismissed = preference('missing-dismissed', z.array(z.string()), []);

/** Says what an airport's recordings lack and what goes on without it, until the reader has taken note. */
export function MissingNotice() {
  const here = airport.value;
  const missing = here ? missingAt(here, mapStatus.value !== 'no-map') : [];
  const name = `${here?.airportId} ${missing.join(' ')}`;
  if (!here || missing.length === 0 || dismissed.value.includes(name)) return null;
  return (
    <div class="notice info" role="status">
      <Icon name="info" />
      <div class="text">
        <p class="title">{t('missing.title', { airport: here.airportId })}</p>
        {missing.map(lack => (
          <p key={lack}>{t(`missing.${lack}`)}</p>
        ))}
        <p class="muted">{worksWithout(missing, mapStatus.value !== 'no-webgl')}</p>
      </div>
      <Button class="outlined" label={t('missing.add')} onClick={showImport}>
        {t('missing.add')}
      </Button>
      <Button
        label={t('close')}
        icon="close"
        onClick={() => {
          dismissed.value = [...dismissed.peek(), name].slice(-MOST_REMEMBERED);
        }}
      />
    </div>
  );
}
