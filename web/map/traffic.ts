import type { Map as MapLibreMap } from 'maplibre-gl';
import type { FlightState, TaskState, VehicleState } from '../../server/contract/records.ts';
import { lateBy } from '../shift/lateness.ts';
import type { Theme } from '../state/theme.ts';
import { aircraftLength } from './aircraft-length.ts';
import type { Place } from './airport-ground.ts';
import { badgeSize } from './badge-size.ts';
import { Crowding } from './crowding.ts';
import { Fleet, type Origin, type Pace } from './fleet.ts';
import type { Ring } from './gl/rings.ts';
import type { Strokes } from './gl/strokes.ts';
import { type CallsignPicker, createCallsignPicker } from './labels/callsigns.ts';
import { type MapLabel, MapLabels } from './labels/map-labels.ts';
import { nearestRow } from './nearest.ts';
import { METRES_PER_DEGREE, metresPerPixel } from './scale.ts';
import { lengthOf } from './silhouette.ts';
import { TrafficOverlay } from './traffic-overlay.ts';
import { badgesOf, bodiesOf, type Look } from './traffic-shapes.ts';
import { Trails } from './trails/trails.ts';

/** An aircraft of common size is drawn no shorter than this, and all others in the same scale; pixels. */
const LEAST_AIRCRAFT_PX = 17;
/** The same for ground vehicles where they are drawn as silhouettes. */
const LEAST_GROUND_PX = 15;
/** How near to a vehicle's middle the pointer has to come, in pixels. */
const REACH_PX = 13;
/** How often it is looked up whose task is late, wall time ms. */
const FLAG_MS = 1000;

/** Which of them are drawn. */
export type Shown = { readonly aircraft: boolean; readonly ground: boolean; readonly callsigns: boolean };

/** What is drawn in one picture beside the vehicles themselves. */
export type Picture = {
  /** Ms since 1970. */
  readonly time: number;
  readonly selectedId: string | null;
  readonly theme: Theme;
  readonly shown: Shown;
  readonly rings: readonly Ring[];
  readonly strokes: Strokes;
  readonly labels: readonly MapLabel[];
};

/** Where a vehicle is drawn, degrees, and its state; one that has faded was there when it was last heard of. */
export type DrawnVehicle = {
  readonly vehicle: VehicleState;
  readonly lon: number;
  readonly lat: number;
  readonly faded: boolean;
};

/** Everything that moves on one airport's map, drawn on a canvas of its own over the map's. */
export class Traffic {
  readonly trails: Trails;
  readonly #map: MapLibreMap;
  readonly #origin: Origin;
  readonly #overlay: TrafficOverlay;
  readonly #aircraft: Fleet;
  readonly #ground: Fleet;
  readonly #labels = new MapLabels();
  readonly #crowding = new Crowding();
  readonly #callsigns: CallsignPicker;
  #flights: ReadonlyMap<string, FlightState> = new Map();
  #flaggedAt = Number.NEGATIVE_INFINITY;
  #shown: Shown = { aircraft: true, ground: true, callsigns: true };

  constructor(map: MapLibreMap, origin: Origin) {
    this.#map = map;
    this.#origin = origin;
    this.#aircraft = new Fleet(origin, vehicle =>
      aircraftLength(this.#flights.get(vehicle.flightId ?? '')?.aircraftType),
    );
    this.#ground = new Fleet(origin);
    this.trails = new Trails(origin, [this.#aircraft, this.#ground]);
    this.#callsigns = createCallsignPicker(map, origin);
    this.#overlay = new TrafficOverlay(map, origin);
  }

  get count(): number {
    return this.#aircraft.count + this.#ground.count;
  }

  remove(): void {
    this.#overlay.remove();
  }

  /** Takes over what is held now. */
  update(
    vehicles: ReadonlyMap<string, VehicleState>,
    flights: ReadonlyMap<string, FlightState>,
    pace: Pace,
  ): void {
    this.#flights = flights;
    const aircraft: VehicleState[] = [];
    const ground: VehicleState[] = [];
    for (const vehicle of vehicles.values()) {
      (vehicle.vehicleType === 'aircraft' ? aircraft : ground).push(vehicle);
    }
    this.#aircraft.update(aircraft, pace);
    this.#ground.update(ground, pace);
    this.trails.hear(vehicles.values(), pace.jump);
    if (pace.jump) this.#flaggedAt = Number.NEGATIVE_INFINITY;
  }

  /** Flags whose task is late at `time` (ms since 1970), once a second. */
  flagLate(tasks: ReadonlyMap<string, TaskState>, time: number): void {
    if (performance.now() - this.#flaggedAt < FLAG_MS) return;
    this.#flaggedAt = performance.now();
    this.#ground.flagLate(({ taskId }) => {
      const task = tasks.get(taskId ?? '');
      return task !== undefined && lateBy(task, time) !== null;
    });
  }

  /** Moves all on by `elapsed` ms of replay time up to `time` (ms since 1970); tells whether any has a way to go. */
  advance(elapsed: number, time: number): boolean {
    const aircraftMoves = this.#aircraft.advance(elapsed, time);
    return this.#ground.advance(elapsed, time) || aircraftMoves;
  }

  draw({ time, selectedId, theme, shown, rings, strokes, labels }: Picture): void {
    this.#shown = shown;
    const look = this.#lookNow(theme);
    const fleets = this.#shownFleets();
    this.#crowding.keep(this.#ground, { ...look, zoom: this.#map.getZoom(), selectedId });
    const names = shown.callsigns || selectedId !== null;
    const callsigns = names
      ? this.#callsigns({
          zoom: this.#map.getZoom(),
          selectedId,
          all: shown.callsigns,
          look,
          fleets,
          others: labels,
        })
      : [];
    this.#overlay.show({
      trails: this.trails.pieces({ time, selectedId, theme }),
      strokes,
      aircraft: bodiesOf(this.#aircraft, look.aircraftScale, shown.aircraft ? 1 : 0),
      rings,
      ground: bodiesOf(this.#ground, look.groundScale, shown.ground ? look.near : 0),
      badges: shown.ground ? badgesOf(this.#ground, look) : undefined,
      ...this.#labels.laidOut(callsigns, labels, theme),
    });
  }

  /** Where a vehicle is drawn, if it is. */
  find(vehicleId: string): DrawnVehicle | undefined {
    const fleet = this.#fleetOf(vehicleId);
    return fleet && this.#drawn(fleet, fleet.rowOf(vehicleId));
  }

  /** Where a vehicle is drawn, `[east, north]` of the origin. */
  offsetOf(vehicleId: string): readonly [number, number] | undefined {
    const fleet = this.#fleetOf(vehicleId);
    const row = fleet?.rowOf(vehicleId);
    return fleet && row !== undefined ? fleet.offsetOf(row) : undefined;
  }

  /** A place `[east, north]` of the origin. */
  offsetTo({ lon, lat }: Place): readonly [number, number] {
    return [lon - this.#origin.lon, lat - this.#origin.lat];
  }

  /** Where a place `[east, north]` of the origin is on the screen, pixels. */
  onScreen([east, north]: readonly [number, number]): { x: number; y: number } {
    return this.#map.project([this.#origin.lon + east, this.#origin.lat + north]);
  }

  /** How far a vehicle's drawing reaches from its middle, pixels. */
  radiusOf(vehicleId: string): number {
    const fleet = this.#fleetOf(vehicleId);
    const metres = fleet?.length[fleet.rowOf(vehicleId) ?? 0] ?? 0;
    const { radius, near, aircraftScale, groundScale, pixelsPerMetre } = this.#lookNow('dark');
    if (fleet === this.#aircraft) return 0.55 * metres * pixelsPerMetre * aircraftScale;
    return near > 0.5 ? 0.6 * metres * pixelsPerMetre * groundScale : radius;
  }

  /** The vehicle at a place on the map; ground vehicles lie over aircraft. */
  at(lon: number, lat: number): DrawnVehicle | undefined {
    const metres = metresPerPixel(lat, this.#map.getZoom());
    const north = (REACH_PX * metres) / METRES_PER_DEGREE;
    const point = { east: lon - this.#origin.lon, north: lat - this.#origin.lat };
    const reach = { east: north / this.#ground.motions.eastScale, north };
    for (const fleet of this.#shownFleets()) {
      const share = fleet === this.#aircraft ? 0.4 : 0.5;
      const grow = (row: number) => Math.max(1, ((fleet.length[row] ?? 0) * share) / metres / REACH_PX);
      const found = nearestRow(fleet.motions.shown, fleet.count, point, reach, grow);
      if (found) return this.#drawn(fleet, found.row);
    }
    return undefined;
  }

  #lookNow(theme: Theme): Look {
    const zoom = this.#map.getZoom();
    const pixelsPerMetre = 1 / metresPerPixel(this.#origin.lat, zoom);
    const least = (pixels: number, metres: number) => Math.max(1, pixels / (metres * pixelsPerMetre));
    return {
      ...badgeSize(zoom),
      theme,
      pixelsPerMetre,
      aircraftScale: least(LEAST_AIRCRAFT_PX, lengthOf('aircraft')),
      groundScale: least(LEAST_GROUND_PX, lengthOf('tow_tractor')),
      bearing: (this.#map.getBearing() * Math.PI) / 180,
    };
  }

  #shownFleets(): Fleet[] {
    return [...(this.#shown.ground ? [this.#ground] : []), ...(this.#shown.aircraft ? [this.#aircraft] : [])];
  }

  #fleetOf(vehicleId: string): Fleet | undefined {
    return [this.#ground, this.#aircraft].find(fleet => fleet.rowOf(vehicleId) !== undefined);
  }

  #drawn(fleet: Fleet, row: number | undefined): DrawnVehicle | undefined {
    const vehicle = row === undefined ? undefined : fleet.vehicles[row];
    if (!vehicle || row === undefined) return undefined;
    const [east, north] = fleet.offsetOf(row);
    return {
      vehicle,
      lon: this.#origin.lon + east,
      lat: this.#origin.lat + north,
      faded: fleet.color[4 * row + 3] === 0,
    };
  }
}
