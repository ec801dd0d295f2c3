import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import { clearSelection, follow, hoveredVehicleId, select } from '../state/selection.ts';

/** A click selects the vehicle under it or, on empty ground, clears; a double click follows it; a hover names it. */
export function followPointer(
  map: MapLibreMap,
  vehicleAt: (lon: number, lat: number) => string | undefined,
): void {
  const hit = ({ lngLat }: MapMouseEvent) => vehicleAt(lngLat.lng, lngLat.lat);
  map.on('mousemove', event => {
    const vehicleId = hit(event) ?? null;
    hoveredVehicleId.value = vehicleId;
    map.getCanvas().style.cursor = vehicleId === null ? '' : 'pointer';
  });
  map.on('mouseout', () => {
    hoveredVehicleId.value = null;
  });
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
