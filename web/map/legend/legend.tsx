import { countText, words } from '../../format/words.ts';
import { texts } from '../../language/catalogues.ts';
import { listed } from '../../panels/listed.ts';
import { kiosk } from '../../state/kiosk.ts';
import { mapLayers } from '../../state/map-layers.ts';
import { legendOpen } from '../fleet-choices.ts';
import { OccupationLegend } from '../ground/occupation-legend.tsx';
import { GlyphSign } from './glyph-sign.tsx';
import './legend.css';
import { LateSign, MarkSign } from './mark-sign.tsx';
import { presentIn } from './present.ts';

const t = texts('map');

/** What the colours and signs on the map say, and how many there are of each now. */
export function Legend() {
  const open = kiosk.value || legendOpen.value;
  return (
    <details
      class="legend"
      open={open}
      onToggle={event => {
        if (!kiosk.peek()) legendOpen.value = event.currentTarget.open;
      }}
    >
      <summary>{t('legend.title')}</summary>
      {open && <Signs />}
    </details>
  );
}

function Signs() {
  const { types, statuses } = presentIn(listed.value.entities.vehicles.values());
  return (
    <div class="legend-parts">
      <section aria-labelledby="legend-status">
        <h3 id="legend-status">{t('legend.status')}</h3>
        <ul>
          {[...statuses].map(([status, count]) => (
            <li key={status} title={t(`legend.mark.${status}`)}>
              <MarkSign status={status} />
              <span>
                {words(status)}
                <span class="visually-hidden">, {t(`legend.mark.${status}`)}</span>
              </span>
              <span class="muted">{countText(count)}</span>
            </li>
          ))}
          <li>
            <LateSign />
            {t('legend.late')}
          </li>
          <li>
            <span class="legend-ghost">
              <MarkSign status="working" />
            </span>
            {t('legend.stale')}
          </li>
        </ul>
      </section>
      <section aria-labelledby="legend-types">
        <h3 id="legend-types">{t('legend.types')}</h3>
        <ul class="legend-types">
          {[...types].map(([type, count]) => (
            <li key={type}>
              <GlyphSign type={type} />
              <span>{words(type)}</span>
              <span class="muted">{countText(count)}</span>
            </li>
          ))}
        </ul>
      </section>
      {mapLayers.value.occupation && (
        <section aria-labelledby="legend-stands">
          <h3 id="legend-stands">{t('legend.stands')}</h3>
          <OccupationLegend />
        </section>
      )}
    </div>
  );
}
