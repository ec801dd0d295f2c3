import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Fleet, Origin } from './fleet.ts';
import { type LabelRequest, placeLabels } from './label-places.ts';
import { metresPerPixel } from './scale.ts';

const FONT = '"Inter Variable", system-ui, sans-serif';
export const CALLSIGN_FONT = `600 11px ${FONT}`;

/** Resolves once the names' typeface can be drawn; they are drawn into an image, which is not made anew. */
export async function callsignFontLoaded(): Promise<void> {
  await document.fonts.load(CALLSIGN_FONT);
}

/** A vehicle's name beside it, `below` pixels under its middle (above it where negative). */
export type Callsign = {
  readonly fleet: Fleet;
  readonly vehicleId: string;
  readonly text: string;
  readonly below: number;
};

/** From this zoom on every vehicle that finds room is named; before, only the selected one. */
const ALL_FROM_ZOOM = 16;
const CHARACTER_PX = 7;
/** A longer name is cut short: the list and the details have it whole. */
const LONGEST_NAME = 24;
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
    const next = placeLabels(candidates).map(({ request, below }) => ({ ...request.callsign, below }));
    if (!sameCallsigns(chosen, next)) chosen = next;
    return chosen;
  };
}

type Candidate = LabelRequest & { readonly callsign: Omit<Callsign, 'below'> };

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
      const offset = Math.round(
        aircraft
          ? Math.max(leastAircraftPixels, Math.min(pixels, 60)) * 0.4 + 9
          : Math.min(pixels, 40) * 0.3 + 15,
      );
      const text = shortened(vehicle.callsign ?? vehicle.vehicleId);
      (wanted ? first : rest).push({
        x,
        y,
        radius: aircraft ? 6 : Math.max(5, Math.min(pixels, 40) * 0.3),
        width: text.length * CHARACTER_PX + 8,
        below: [offset, -offset],
        always: wanted,
        callsign: { fleet, vehicleId: vehicle.vehicleId, text },
      });
    }
  }
  return [...first, ...rest];
}

function shortened(name: string): string {
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name;
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
