import { useSignal } from '@preact/signals';
import { Button } from '../controls/button.tsx';
import { Icon } from '../controls/icon.tsx';
import { texts } from '../language/catalogues.ts';
import { airport } from '../state/airports.ts';
import { mapStatus } from '../state/map-status.ts';
import { showImport } from './importing.ts';
import { missingAt } from './missing.ts';

const t = texts('recordings');

/** Says, once for each airport, what its recordings lack and what goes on without it. */
export function MissingNotice() {
  const dismissedFor = useSignal<string | null>(null);
  const here = airport.value;
  if (!here || dismissedFor.value === here.airportId) return null;
  const missing = missingAt(here, mapStatus.value !== 'no-map');
  if (missing.length === 0) return null;
  return (
    <div class="notice info" role="status">
      <Icon name="info" />
      <div class="text">
        <p class="title">{t('missing.title', { airport: here.airportId })}</p>
        {missing.map(lack => (
          <p key={lack}>{t(`missing.${lack}`)}</p>
        ))}
      </div>
      <Button class="outlined" label={t('missing.add')} onClick={showImport}>
        {t('missing.add')}
      </Button>
      <Button
        label={t('close')}
        icon="close"
        onClick={() => {
          dismissedFor.value = here.airportId;
        }}
      />
    </div>
  );
}
