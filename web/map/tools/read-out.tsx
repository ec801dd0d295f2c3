import type { MapMouseEvent } from 'maplibre-gl';
import { useEffect, useState } from 'preact/hooks';
import { browserClock } from '../../api/wall-clock.ts';
import { texts } from '../../language/catalogues.ts';
import type { Place } from '../airport-ground.ts';
import type { AirportMap } from '../airport-map.ts';
import { distanceText } from './distance.ts';
import { scaleBar } from './scale-bar.ts';
import type { Seen } from './seen.ts';

const t = texts('map');
const LONGEST_BAR_PX = 110;
const SAY_COPIED_MS = 2000;
/** How often the middle of a map is told while it moves, ms. */
const TELL_MIDDLE_MS = 200;

/** Latitude and longitude, WGS-84 decimal degrees, as map programs take them. */
function written({ lon, lat }: Place, decimals: number): string {
  return `${lat.toFixed(decimals)}, ${lon.toFixed(decimals)}`;
}

/**
 * The scale, the zoom, and the place under the pointer; with the pointer elsewhere, the place clicked last, else the
 * middle of the map. A click on it copies that.
 */
export function ReadOut({ ground, seen }: { ground: AirportMap; seen: Seen }) {
  const [pointed, setPointed] = useState<Place | null>(null);
  const [clicked, setClicked] = useState<Place | null>(null);
  const middle = useMiddle(ground);
  const [copied, setCopied] = useState<'copied' | 'failed' | null>(null);
  useEffect(() => {
    const { map } = ground;
    const move = ({ lngLat }: MapMouseEvent) => setPointed({ lon: lngLat.lng, lat: lngLat.lat });
    const click = ({ lngLat }: MapMouseEvent) => setClicked({ lon: lngLat.lng, lat: lngLat.lat });
    const out = () => setPointed(null);
    map.on('mousemove', move);
    map.on('click', click);
    map.on('mouseout', out);
    return () => {
      map.off('mousemove', move);
      map.off('click', click);
      map.off('mouseout', out);
    };
  }, [ground]);
  useEffect(() => (copied ? browserClock.after(SAY_COPIED_MS, () => setCopied(null)) : undefined), [copied]);
  const place = pointed ?? clicked ?? middle;
  const which = pointed ? 'pointer' : clicked ? 'clicked' : 'middle';
  const { metres, pixels } = scaleBar(seen.resolution.value, LONGEST_BAR_PX);
  const copy = () => {
    navigator.clipboard?.writeText(written(place, 6)).then(
      () => setCopied('copied'),
      () => setCopied('failed'),
    ) ?? setCopied('failed');
  };
  return (
    <div class="map-read-out">
      <span
        class="map-scale"
        role="img"
        aria-label={t('tools.scale', { length: distanceText(metres) })}
        style={{ width: `${pixels}px` }}
      >
        {distanceText(metres)}
      </span>
      <button
        type="button"
        class="map-place"
        data-which={which}
        title={t(`tools.place.${which}`)}
        aria-label={t('tools.place.copy', { place: written(place, 5), which: t(`tools.place.${which}`) })}
        onClick={copy}
      >
        {written(place, 5)}
      </button>
      <span class="map-zoom" title={t('tools.zoom')}>
        {t('tools.zoomIs', { zoom: seen.zoom.value.toFixed(1) })}
      </span>
      <span class="map-copied" role="status">
        {copied && t(`tools.place.${copied}`)}
      </span>
    </div>
  );
}

/** The middle of a map, also while it moves. */
function useMiddle(ground: AirportMap): Place {
  const [middle, setMiddle] = useState(ground.center);
  useEffect(() => {
    let cancel: (() => void) | undefined;
    const tellSoon = () => {
      cancel ??= browserClock.after(TELL_MIDDLE_MS, () => {
        cancel = undefined;
        setMiddle(ground.center);
      });
    };
    ground.map.on('move', tellSoon);
    tellSoon();
    return () => {
      ground.map.off('move', tellSoon);
      cancel?.();
    };
  }, [ground]);
  return middle;
}
