import { MapLibreOverlay } from '@deck.gl/maplibre';
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { FlightState, VehicleState } from '../../server/contract/records.ts';
import type { Theme } from '../state/theme.ts';
import { aircraftLength } from './aircraft-length.ts';
import { type CallsignPicker, createCallsignPicker } from './callsigns.ts';
import { Fleet, type Origin, type Pace } from './fleet.ts';
import { GROUND_COLORS } from './ground-colors.ts';
import { callsignLayer } from './layers/callsign-layer.ts';
import { FleetLayer } from './layers/fleet-layer.ts';
import { type Halo, haloLayer } from './layers/halo-layer.ts';
import { nearestRow } from './nearest.ts';
import { METRES_PER_DEGREE, metresPerPixel } from './scale.ts';
import { rgb } from './status-colors.ts';
import { drawAtlas } from './symbols/atlas.ts';

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

/** Everything that moves on one airport's map, drawn by deck.gl on a canvas of its own over the map's. */
export class Traffic {
  readonly #map: MapLibreMap;
  readonly #origin: Origin;
  readonly #overlay = new MapLibreOverlay({ layers: [], pickingRadius: 0, useDevicePixels: true });
  readonly #aircraft: Fleet;
  readonly #ground: Fleet;
  readonly #layers: { aircraft: FleetLayer; ground: FleetLayer };
  readonly #callsigns: CallsignPicker;
  #flights: ReadonlyMap<string, FlightState> = new Map();
  #frame = 0;

  constructor(map: MapLibreMap, origin: Origin) {
    this.#map = map;
    this.#origin = origin;
    this.#aircraft = new Fleet(origin, vehicle =>
      aircraftLength(this.#flights.get(vehicle.flightId ?? '')?.aircraftType),
    );
    this.#ground = new Fleet(origin);
    const atlas = drawAtlas();
    this.#layers = {
      aircraft: new FleetLayer('aircraft', this.#aircraft, atlas, origin),
      ground: new FleetLayer('ground', this.#ground, atlas, origin),
    };
    this.#callsigns = createCallsignPicker(map, origin, [this.#aircraft, this.#ground]);
    map.addControl(this.#overlay);
  }

  get count(): number {
    return this.#aircraft.count + this.#ground.count;
  }

  remove(): void {
    this.#map.removeControl(this.#overlay);
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
    const halos = [
      this.#halo(hoveredId === selectedId ? null : hoveredId, colors.hovered, false),
      this.#halo(selectedId, colors.selected, true),
    ].filter(halo => halo !== undefined);
    const callsigns = this.#callsigns(zoom, selectedId, leastPixels('aircraft', zoom));
    this.#frame += 1;
    this.#overlay.setProps({
      layers: [
        this.#layers.aircraft.layer(leastPixels('aircraft', zoom)),
        haloLayer(halos, this.#origin),
        this.#layers.ground.layer(leastPixels('ground', zoom)),
        callsigns.length > 0 && callsignLayer(callsigns, this.#frame, this.#origin, theme),
      ],
    });
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

  #halo(vehicleId: string | null, color: string, strong: boolean): Halo | undefined {
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
      strong,
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
