import { useState } from 'preact/hooks';
import { texts } from '../../language/catalogues.ts';
import type { AirportMap } from '../airport-map.ts';

const t = texts('map');

/** Whose data the map is drawn from: one line, and a click shows all of it. */
export function Attribution({ ground }: { ground: AirportMap }) {
  const [isOpen, setOpen] = useState(false);
  const attribution = ground.shown.value?.attribution;
  if (!attribution) return null;
  return (
    <button
      type="button"
      class="map-attribution"
      aria-expanded={isOpen}
      title={isOpen ? t('tools.attribution') : attribution}
      onClick={() => setOpen(!isOpen)}
    >
      <span class="visually-hidden">{t('tools.attribution')}: </span>
      {attribution}
    </button>
  );
}
