import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Fleet, Origin } from './fleet.ts';
import { type LabelRequest, placeLabels } from './label-places.ts';
import type { Callsign } from './layers/callsign-layer.ts';
import { metresPerPixel } from './scale.ts';

/** From this zoom on every vehicle that finds room is named; before, only the selected one. */
const ALL_FROM_ZOOM = 16;
const CHARACTER_PX = 6.8;
/** How long a choice of names stands, ms: names that come and go with each picture would flicker. */
const CHOICE_MS = 250;

/** Which vehicles to name now; the same array as before while nothing changed. */
export type CallsignPicker = (
  zoom: number,
  selectedId: string | null,
  leastAircraftPixels: number,
) => readonly Callsign[];

export function createCallsignPicker(
  map: MapLibreMap,
  origin: Origin,
  fleets: readonly Fleet[],
): CallsignPicker {
  let chosen: readonly Callsign[] = [];
  let key = '';
  let until = 0;
  return (zoom, selectedId, leastAircraftPixels) => {
    const now = performance.now();
    const asked = `${selectedId} ${zoom}`;
    if (
      asked === key &&
      now < until &&
      chosen.every(each => each.fleet.rowOf(each.vehicleId) !== undefined)
    ) {
      return chosen;
    }
    key = asked;
    until = now + CHOICE_MS;
    const candidates = candidatesIn(map, origin, fleets, zoom, selectedId, leastAircraftPixels);
    const next = placeLabels(candidates).map(({ callsign }) => callsign);
    if (!sameCallsigns(chosen, next)) chosen = next;
    return chosen;
  };
}

type Candidate = LabelRequest & { readonly callsign: Callsign };

function candidatesIn(
  map: MapLibreMap,
  origin: Origin,
  fleets: readonly Fleet[],
  zoom: number,
  selectedId: string | null,
  leastAircraftPixels: number,
): Candidate[] {
  const { clientWidth, clientHeight } = map.getContainer();
  const first: Candidate[] = [];
  const rest: Candidate[] = [];
  for (const fleet of fleets) {
    for (const [row, vehicle] of fleet.vehicles.entries()) {
      const wanted = vehicle.vehicleId === selectedId;
      if (!wanted && (zoom < ALL_FROM_ZOOM || fleet.color[4 * row + 3] === 0)) continue;
      const { shown } = fleet.motions;
      const lat = origin.lat + (shown[2 * row + 1] ?? 0);
      const { x, y } = map.project([origin.lon + (shown[2 * row] ?? 0), lat]);
      if (x < 0 || y < 0 || x > clientWidth || y > clientHeight) continue;
      const pixels = (fleet.length[row] ?? 0) / metresPerPixel(lat, zoom);
      const aircraft = vehicle.vehicleType === 'aircraft';
      const below = aircraft
        ? Math.max(leastAircraftPixels, Math.min(pixels, 60)) * 0.4 + 9
        : Math.min(pixels, 40) * 0.3 + 15;
      const text = vehicle.callsign ?? vehicle.vehicleId;
      const width = text.length * CHARACTER_PX + 6;
      const callsign = { fleet, vehicleId: vehicle.vehicleId, text, below: Math.round(below) };
      (wanted ? first : rest).push({ x, y: y + below, width, callsign });
    }
  }
  return [...first, ...rest];
}

function sameCallsigns(a: readonly Callsign[], b: readonly Callsign[]): boolean {
  return (
    a.length === b.length &&
    a.every((each, i) => {
      const other = b[i];
      return each.vehicleId === other?.vehicleId && each.text === other.text && each.below === other.below;
    })
  );
}
