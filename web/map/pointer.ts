import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import {
  clearSelection,
  follow,
  hover,
  hovered,
  type Selection,
  select,
  unhover,
} from '../state/selection.ts';

/**
 * A click selects the vehicle under it, else the stand, and clears on empty ground; a double click follows a vehicle; what
 * is under the pointer is marked everywhere.
 */
export function followPointer(
  map: MapLibreMap,
  pickedAt: (lon: number, lat: number) => Selection | undefined,
): void {
  const hit = ({ lngLat }: MapMouseEvent) => pickedAt(lngLat.lng, lngLat.lat);
  let marked = false;
  const leave = () => {
    if (marked && hovered.peek() !== null) unhover();
    marked = false;
  };
  map.on('mousemove', event => {
    const picked = hit(event);
    if (picked) {
      hover(picked.kind, picked.id);
      marked = true;
    } else leave();
    map.getCanvas().style.cursor = picked ? 'pointer' : '';
  });
  map.on('mouseout', leave);
  map.on('click', event => {
    const picked = hit(event);
    if (picked) select(picked.kind, picked.id);
    else clearSelection();
  });
  map.on('dblclick', event => {
    const picked = hit(event);
    if (picked?.kind !== 'vehicle') return;
    event.preventDefault();
    select('vehicle', picked.id);
    follow.value = true;
  });
  map.on('dragstart', () => {
    follow.value = false;
  });
}
