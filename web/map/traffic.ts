// NOTE FROM THE LEAD TO FLEET (remove this line when read): deck.gl and luma.gl are gone from the page, they weighed 220 kB and 3 ms a frame. Draw with web/map/gl/ (overlay, program, sprites, strokes, rings, labels: instanced WebGL2 of our own, checked against map.project to 0.0001 px with tilt; 5,000 sprites cost 0.3 ms a picture). traffic.ts is on it already. Put your columns and shaders onto InstancedProgram (change gl/ as you need, you own it now), labels too; import nothing of @deck.gl or @luma.gl.
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { FlightState, VehicleState } from '../../server/contract/records.ts';
import type { Theme } from '../state/theme.ts';
import { aircraftLength } from './aircraft-length.ts';
import { CALLSIGN_FONT, type Callsign, type CallsignPicker, createCallsignPicker } from './callsigns.ts';
import { Fleet, type Origin, type Pace } from './fleet.ts';
import { type Label, LabelProgram } from './gl/labels.ts';
import { Overlay, type Painting } from './gl/overlay.ts';
import { type Ring, RingProgram } from './gl/rings.ts';
import { SpriteProgram, type Sprites } from './gl/sprites.ts';
import { GROUND_COLORS } from './ground-colors.ts';
import { nearestRow } from './nearest.ts';
import { METRES_PER_DEGREE, metresPerPixel } from './scale.ts';
import { rgb } from './status-colors.ts';
import { drawSilhouettes } from './symbols/atlas.ts';

/** The least length of a vehicle on the screen, in pixels, growing from far to near; aircraft are drawn larger. */
const LEAST_PX = { ground: { far: 9, near: 17 }, aircraft: { far: 18, near: 40 } };
const FAR_ZOOM = 13;
const NEAR_ZOOM = 17.5;
/** How near to a vehicle's middle the pointer has to come, in pixels. */
const REACH_PX = 13;

/** What of the page's state is drawn in one picture. */
export type Picture = {
  readonly selectedId: string | null;
  readonly hoveredId: string | null;
  readonly theme: Theme;
};

/** Where a vehicle is drawn, degrees, and its state. */
export type DrawnVehicle = { readonly vehicle: VehicleState; readonly lon: number; readonly lat: number };

/** What is on the overlay now; a picture is drawn of it again whenever the map moves. */
type Shown = {
  readonly aircraft: Sprites;
  readonly ground: Sprites;
  readonly rings: readonly Ring[];
  readonly labels: readonly Label[];
  readonly places: Float32Array;
};

/** Everything that moves on one airport's map, drawn on a canvas of its own over the map's. */
export class Traffic {
  readonly #map: MapLibreMap;
  readonly #origin: Origin;
  readonly #overlay: Overlay;
  readonly #aircraft: Fleet;
  readonly #ground: Fleet;
  readonly #callsigns: CallsignPicker;
  #flights: ReadonlyMap<string, FlightState> = new Map();
  #shown: Shown | undefined;
  #labels: { readonly of: readonly Callsign[]; readonly theme: Theme; readonly list: readonly Label[] };

  constructor(map: MapLibreMap, origin: Origin) {
    this.#map = map;
    this.#origin = origin;
    this.#aircraft = new Fleet(origin, vehicle =>
      aircraftLength(this.#flights.get(vehicle.flightId ?? '')?.aircraftType),
    );
    this.#ground = new Fleet(origin);
    this.#callsigns = createCallsignPicker(map, origin, [this.#aircraft, this.#ground]);
    this.#labels = { of: [], theme: 'dark', list: [] };
    const silhouettes = drawSilhouettes();
    this.#overlay = new Overlay(map, origin, (gl, ratio): Painting => {
      const aircraft = new SpriteProgram(gl, silhouettes);
      const ground = new SpriteProgram(gl, silhouettes);
      const rings = new RingProgram(gl);
      const labels = new LabelProgram(gl, ratio);
      return (view, screen) => {
        const shown = this.#shown;
        if (!shown) return;
        aircraft.draw(view, screen, shown.aircraft);
        rings.draw(view, screen, shown.rings);
        ground.draw(view, screen, shown.ground);
        labels.draw(view, screen, shown.labels, shown.places);
      };
    });
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
  }

  /** Moves all on by `elapsed` ms of replay time up to `time` (ms since 1970); tells whether any has a way to go. */
  advance(elapsed: number, time: number): boolean {
    const aircraftMoves = this.#aircraft.advance(elapsed, time);
    return this.#ground.advance(elapsed, time) || aircraftMoves;
  }

  draw({ selectedId, hoveredId, theme }: Picture): void {
    const zoom = this.#map.getZoom();
    const colors = GROUND_COLORS[theme];
    const callsigns = this.#callsigns(zoom, selectedId, leastPixels('aircraft', zoom));
    const moved = {};
    this.#shown = {
      aircraft: spritesOf(this.#aircraft, leastPixels('aircraft', zoom), moved),
      ground: spritesOf(this.#ground, leastPixels('ground', zoom), moved),
      rings: [
        this.#halo(hoveredId === selectedId ? null : hoveredId, colors.hovered, false),
        this.#halo(selectedId, colors.selected, true),
      ].filter(ring => ring !== undefined),
      labels: this.#labelsOf(callsigns, theme),
      places: placesOf(callsigns),
    };
    this.#overlay.draw();
  }

  /** Where a vehicle is drawn, if it is. */
  find(vehicleId: string): DrawnVehicle | undefined {
    const fleet = this.#fleetOf(vehicleId);
    return fleet && this.#drawn(fleet, fleet.rowOf(vehicleId));
  }

  /** The vehicle at a place on the map; ground vehicles lie over aircraft. */
  at(lon: number, lat: number): DrawnVehicle | undefined {
    const zoom = this.#map.getZoom();
    const metres = metresPerPixel(lat, zoom);
    const north = (REACH_PX * metres) / METRES_PER_DEGREE;
    const point = { east: lon - this.#origin.lon, north: lat - this.#origin.lat };
    const reach = { east: north / this.#ground.motions.eastScale, north };
    for (const fleet of [this.#ground, this.#aircraft]) {
      const share = fleet === this.#aircraft ? 0.4 : 0.5;
      const grow = (row: number) => Math.max(1, ((fleet.length[row] ?? 0) * share) / metres / REACH_PX);
      const found = nearestRow(fleet.motions.shown, fleet.count, point, reach, grow);
      if (found) return this.#drawn(fleet, found.row);
    }
    return undefined;
  }

  /** The same list as before while the names and the theme are. */
  #labelsOf(callsigns: readonly Callsign[], theme: Theme): readonly Label[] {
    if (this.#labels.of !== callsigns || this.#labels.theme !== theme) {
      const { callsign: ink, callsignGround: ground } = GROUND_COLORS[theme];
      const list = callsigns.map(({ text, below }): Label => {
        return { text, font: CALLSIGN_FONT, ink, ground, offset: [0, below] };
      });
      this.#labels = { of: callsigns, theme, list };
    }
    return this.#labels.list;
  }

  #halo(vehicleId: string | null, color: string, strong: boolean): Ring | undefined {
    const fleet = vehicleId === null ? undefined : this.#fleetOf(vehicleId);
    const row = fleet?.rowOf(vehicleId ?? '');
    if (!fleet || row === undefined) return undefined;
    const { shown } = fleet.motions;
    return {
      at: [shown[2 * row] ?? 0, shown[2 * row + 1] ?? 0],
      radius: 0.6 * (fleet.length[row] ?? 0),
      leastPixels:
        0.7 * leastPixels(fleet === this.#aircraft ? 'aircraft' : 'ground', this.#map.getZoom()) + 2,
      color: rgb(color),
      width: strong ? 2 : 1.25,
      edge: strong ? 255 : 170,
      inside: strong ? 28 : 16,
      dashes: 0,
    };
  }

  #fleetOf(vehicleId: string): Fleet | undefined {
    return [this.#ground, this.#aircraft].find(fleet => fleet.rowOf(vehicleId) !== undefined);
  }

  #drawn(fleet: Fleet, row: number | undefined): DrawnVehicle | undefined {
    const vehicle = row === undefined ? undefined : fleet.vehicles[row];
    if (!vehicle || row === undefined) return undefined;
    const { shown } = fleet.motions;
    return {
      vehicle,
      lon: this.#origin.lon + (shown[2 * row] ?? 0),
      lat: this.#origin.lat + (shown[2 * row + 1] ?? 0),
    };
  }
}

function leastPixels(kind: 'ground' | 'aircraft', zoom: number): number {
  const { far, near } = LEAST_PX[kind];
  const share = Math.min(1, Math.max(0, (zoom - FAR_ZOOM) / (NEAR_ZOOM - FAR_ZOOM)));
  return far + (near - far) * share;
}

function spritesOf(
  { count, motions, length, silhouette, color, looks }: Fleet,
  least: number,
  moved: object,
): Sprites {
  return {
    count,
    positions: motions.shown,
    headings: motions.shownHeading,
    lengths: length,
    pictures: silhouette,
    colors: color,
    leastPixels: least,
    moved,
    looks,
  };
}

function placesOf(callsigns: readonly Callsign[]): Float32Array {
  const places = new Float32Array(2 * callsigns.length);
  callsigns.forEach(({ fleet, vehicleId }, index) => {
    const row = fleet.rowOf(vehicleId) ?? -1;
    places[2 * index] = fleet.motions.shown[2 * row] ?? 0;
    places[2 * index + 1] = fleet.motions.shown[2 * row + 1] ?? 0;
  });
  return places;
}
