import { useState } from 'preact/hooks';
import type { Airport } from '../../server/contract/history.ts';
import type { SessionState } from '../../server/contract/session.ts';
import { toMs } from '../../server/contract/time.ts';
import { Choice } from '../controls/choice.tsx';
import { Popover } from '../controls/popover.tsx';
import { texts } from '../language/catalogues.ts';
import { exporting as english } from '../language/en/exporting.ts';
import { airport } from '../state/airports.ts';
import { session } from '../state/session.ts';
import { transportBlocked } from '../transport/availability.ts';
import { EXPORTS, type Export, exportAddress } from './export-address.ts';
import './export-menu.css';

const t = texts('exporting', english);

/** Saves what was recorded as a file. */
export function ExportMenu() {
  const shown = airport.value;
  const open = session.value;
  return (
    <Popover
      label={t('label')}
      icon="download"
      from="right"
      disabledReason={shown && open ? undefined : (transportBlocked.value ?? t('nothing'))}
    >
      {() => shown && open && <ExportForm shown={shown} open={open} />}
    </Popover>
  );
}

function ExportForm({ shown, open }: { shown: Airport; open: SessionState }) {
  const [what, setWhat] = useState<Export>('records');
  const [range, setRange] = useState<'shown' | 'all'>('shown');
  const [filtered, setFiltered] = useState(false);
  const hasFilters = Object.keys(open.filters).length > 0;
  const { airportId, recorded } = shown;
  const whole = range === 'all';
  const address = exportAddress(what, {
    airportId,
    from: whole ? Math.min(...recorded.map(span => toMs(span.from))) : toMs(open.startTime),
    to: whole ? Math.max(...recorded.map(span => toMs(span.to))) : toMs(open.endTime),
    whole,
    filters: hasFilters && filtered ? open.filters : {},
  });
  const isMap = what === 'map';
  return (
    <div class="export">
      <label class="field">
        <span class="label">{t('what')}</span>
        <select class="input" value={what} onChange={event => setWhat(event.currentTarget.value as Export)}>
          {EXPORTS.filter(each => each !== 'map' || shown.map).map(each => (
            <option key={each} value={each}>
              {t(`name.${each}`)}
            </option>
          ))}
        </select>
      </label>
      <p class="muted small">{t(`hint.${what}`)}</p>
      {!isMap && recorded.length > 0 && (
        <Choice
          label={t('range')}
          options={[
            { value: 'shown', label: t('rangeShown') },
            { value: 'all', label: t('rangeAll') },
          ]}
          value={range}
          onChoose={setRange}
        />
      )}
      {!isMap && hasFilters && (
        <label class="export-filter">
          <input type="checkbox" checked={filtered} onChange={() => setFiltered(!filtered)} />
          {t('filtered')}
        </label>
      )}
      <a class="button primary" href={address} download={isMap ? `${airportId}-map.geojson` : ''}>
        {t('download')}
      </a>
    </div>
  );
}
