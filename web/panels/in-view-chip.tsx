import type { Filters } from '../../server/contract/filters.ts';
import { texts } from '../language/catalogues.ts';
import type { AirportMap } from '../map/airport-map.ts';
import { shownMap } from '../map/shown-map.ts';
import { setFilters } from '../state/commands.ts';
import { session } from '../state/session.ts';
import { without } from './filter-choices.ts';
import { ToggleChip } from './toggle-chip.tsx';

const t = texts('lists');

/**
 * Lets the session show only what lies where the map looks now; the area stays when the map moves on. Not there before
 * the map has gone to an airport: until then it looks at the whole earth.
 */
export function InViewChip() {
  const map = shownMap.value;
  const filters = session.value?.filters ?? {};
  if (!map?.shown.value) return null;
  return (
    <ToggleChip
      pressed={filters.bbox !== undefined}
      hint={t('quick.inViewHint')}
      onClick={() => {
        const part = { name: 'bbox', value: '' } as const;
        void setFilters(filters.bbox ? without(filters, part) : { ...filters, bbox: viewOf(map) });
      }}
    >
      {t('quick.inView')}
    </ToggleChip>
  );
}

/** What the map shows, to about a metre. */
function viewOf({ map }: AirportMap): NonNullable<Filters['bbox']> {
  const bounds = map.getBounds();
  const rounded = (degrees: number) => Math.round(degrees * 1e5) / 1e5;
  const within = (lon: number) => Math.max(-180, Math.min(180, rounded(lon)));
  return [
    within(bounds.getWest()),
    rounded(bounds.getSouth()),
    within(bounds.getEast()),
    rounded(bounds.getNorth()),
  ];
}
