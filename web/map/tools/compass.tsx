import { texts } from '../../language/catalogues.ts';
import type { AirportMap } from '../airport-map.ts';
import { bearingText } from './distance.ts';
import type { Seen } from './seen.ts';

const t = texts('map');

/** Shows which way is north and which bearing is up; a click turns north up and looks straight down again. */
export function Compass({ ground, seen }: { ground: AirportMap; seen: Seen }) {
  const bearing = seen.bearing.value;
  const isTurned = bearing !== 0;
  const up = bearingText(bearing);
  return (
    <button
      type="button"
      class="button icon-only map-compass"
      aria-label={t('tools.compass', { bearing: up })}
      title={t('tools.compass', { bearing: up })}
      onClick={() => ground.map.easeTo({ bearing: 0, pitch: 0 })}
    >
      <svg
        viewBox="0 0 24 24"
        aria-hidden="true"
        style={{ transform: `rotateX(${seen.pitch.value * 0.8}deg) rotate(${-bearing}deg)` }}
      >
        <path class="map-compass-north" d="M12 2.5 15.6 12H8.4z" />
        <path class="map-compass-south" d="M12 21.5 8.4 12h7.2z" />
      </svg>
      {isTurned && <span class="map-compass-bearing">{up}</span>}
    </button>
  );
}
