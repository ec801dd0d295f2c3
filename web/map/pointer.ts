import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import { clearSelection, follow, hover, select, unhover } from '../state/selection.ts';

/** A click selects the vehicle under it or, on empty ground, clears; a double click follows it; a hover names it. */
export function followPointer(
  map: MapLibreMap,
  vehicleAt: (lon: number, lat: number) => string | undefined,
): void {
  const hit = ({ lngLat }: MapMouseEvent) => vehicleAt(lngLat.lng, lngLat.lat);
  map.on('mousemove', event => {
    const vehicleId = hit(event);
    if (vehicleId === undefined) unhover();
    else hover('vehicle', vehicleId);
    map.getCanvas().style.cursor = vehicleId === undefined ? '' : 'pointer';
  });
  map.on('mouseout', unhover);
  map.on('click', event => {
    const vehicleId = hit(event);
    if (vehicleId === undefined) clearSelection();
    else select('vehicle', vehicleId);
  });
  map.on('dblclick', event => {
    const vehicleId = hit(event);
    if (vehicleId === undefined) return;
    event.preventDefault();
    select('vehicle', vehicleId);
    follow.value = true;
  });
  map.on('dragstart', () => {
    follow.value = false;
  });
}
