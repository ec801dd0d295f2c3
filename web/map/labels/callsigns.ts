import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Fleet, Origin } from '../fleet.ts';
import { standNameBoxes } from '../ground/stand-name-boxes.ts';
import { metresPerPixel } from '../scale.ts';
import type { Look } from '../traffic-shapes.ts';
import { type Box, LABEL_LINE_PX, type LabelRequest, labelWidth, placeLabels } from './label-places.ts';
import type { MapLabel } from './map-labels.ts';

/** From this zoom on every vehicle that finds room is named; before, only the selected one. */
const ALL_FROM_ZOOM = 16;
/** A longer name is cut short: the list and the details have it whole. */
const LONGEST_NAME = 24;
/** How long a choice of names stands, ms: names that come and go with each picture would flicker, and cost as much. */
const CHOICE_MS = 250;
/** While the map is being zoomed. */
const ZOOMING_MS = 100;
/** Of the map that is looked at, how much more on each side counts as seen. */
const MARGIN_PX = 20;

/** What names are wanted of: of all or of the selected vehicle alone, among these fleets. */
type WantedCallsigns = {
  readonly zoom: number;
  readonly selectedId: string | null;
  readonly all: boolean;
  readonly look: Look;
  readonly fleets: readonly Fleet[];
  /** What else is written on the map, and is not to be covered. */
  readonly others: readonly MapLabel[];
};

/** Which vehicles to name now; the same array as before for as long as a choice stands. */
export type CallsignPicker = (wanted: WantedCallsigns) => readonly MapLabel[];

export function createCallsignPicker(map: MapLibreMap, origin: Origin): CallsignPicker {
  let chosen: readonly MapLabel[] = [];
  let asked: WantedCallsigns | undefined;
  let at = Number.NEGATIVE_INFINITY;
  return wanted => {
    const age = performance.now() - at;
    const fresh = age < ZOOMING_MS || (age < CHOICE_MS && asked?.zoom === wanted.zoom);
    const same = asked?.selectedId === wanted.selectedId && asked.all === wanted.all;
    if (fresh && same && asked?.fleets.length === wanted.fleets.length) return chosen;
    at = performance.now();
    asked = wanted;
    const kept = [...standNameBoxes(), ...boxesOf(map, origin, wanted.others)];
    chosen = placeLabels(candidatesIn(map, origin, wanted), kept).map(({ request, below }) => {
      return { ...request.label, below };
    });
    return chosen;
  };
}

function boxesOf(map: MapLibreMap, origin: Origin, labels: readonly MapLabel[]): Box[] {
  return labels.flatMap(({ text, below, place }) => {
    const at = place();
    if (!at) return [];
    const { x, y } = map.project([origin.lon + at[0], origin.lat + at[1]]);
    return { x, y: y + below, halfWidth: labelWidth(text) / 2, halfHeight: LABEL_LINE_PX / 2 };
  });
}

type Candidate = LabelRequest & { readonly label: Omit<MapLabel, 'below'> };

function candidatesIn(
  map: MapLibreMap,
  origin: Origin,
  { zoom, selectedId, all, look, fleets }: WantedCallsigns,
): Candidate[] {
  const first: Candidate[] = [];
  const rest: Candidate[] = [];
  const { clientWidth, clientHeight } = map.getContainer();
  for (const fleet of fleets) {
    const selectedRow = selectedId === null ? undefined : fleet.rowOf(selectedId);
    const rows =
      all && zoom >= ALL_FROM_ZOOM ? fleet.vehicles.keys() : selectedRow === undefined ? [] : [selectedRow];
    for (const row of rows) {
      if (row !== selectedRow && (fleet.color[4 * row + 3] ?? 0) === 0) continue;
      const [east, north] = fleet.offsetOf(row);
      const lat = origin.lat + north;
      const { x, y } = map.project([origin.lon + east, lat]);
      if (x < -MARGIN_PX || y < -MARGIN_PX || x > clientWidth + MARGIN_PX || y > clientHeight + MARGIN_PX) {
        continue;
      }
      const request = requestOf(
        fleet,
        row,
        { x, y, pixels: (fleet.length[row] ?? 0) / metresPerPixel(lat, zoom) },
        look,
      );
      if (row === selectedRow) first.push({ ...request, always: true });
      else rest.push(request);
    }
  }
  return [...first, ...rest];
}

type OnScreen = { readonly x: number; readonly y: number; readonly pixels: number };

function requestOf(fleet: Fleet, row: number, { x, y, pixels }: OnScreen, look: Look): Candidate {
  const vehicle = fleet.vehicles[row];
  const vehicleId = vehicle?.vehicleId ?? '';
  const aircraft = vehicle?.vehicleType === 'aircraft';
  const half = look.near > 0.5 ? Math.min(pixels, 40) * 0.3 : look.radius;
  const offset = Math.round(aircraft ? Math.min(pixels * look.aircraftScale, 60) * 0.4 + 9 : half + 12);
  const text = shortened(vehicle?.callsign ?? vehicleId);
  return {
    x,
    y,
    radius: aircraft ? 6 : Math.max(5, half),
    width: labelWidth(text),
    below: [offset, -offset],
    always: false,
    label: { text, strong: false, place: () => offsetIn(fleet, vehicleId) },
  };
}

function offsetIn(fleet: Fleet, vehicleId: string): readonly [number, number] | undefined {
  const row = fleet.rowOf(vehicleId);
  return row === undefined ? undefined : fleet.offsetOf(row);
}

function shortened(name: string): string {
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name;
}
