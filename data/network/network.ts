import { readFileSync } from 'node:fs';
import { headingBetween, offset, type Position } from '../../server/ingest/geodesy.ts';
import type { NetworkFile } from './network-file.ts';
import { RoadNetwork } from './road-network.ts';
import { type Route, routeThrough } from './route.ts';
import { TaxiNetwork } from './taxi-network.ts';

/** A place where an aircraft parks: its position and heading as they are in the airport's map. */
export interface NetworkStand {
  readonly name: string;
  /** The part of the airport: a terminal ("T1", "T2"). */
  readonly area: string;
  readonly lon: number;
  readonly lat: number;
  /** Degrees clockwise from true north, nose of the parked aircraft. */
  readonly heading: number;
  /** True where passengers come by bus, false at a pier. */
  readonly remote: boolean;
}

/** A place where vehicles wait between tasks, with its single parking bays. */
export interface Depot {
  readonly name: string;
  readonly area: string;
  readonly lon: number;
  readonly lat: number;
  /** Degrees clockwise from true north, of a vehicle parked in a bay. */
  readonly heading: number;
  readonly bays: readonly Position[];
}

/** One direction of a runway; `lon`, `lat` are the end of its pavement, `heading` its true bearing. */
export interface RunwayEnd {
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
  readonly heading: number;
}

/** Where a vehicle starts or ends: ahead of the nose of an aircraft, in a depot's bay, or anywhere. */
export type Place =
  | { readonly stand: string }
  | { readonly depot: string; readonly bay?: number }
  | { readonly lon: number; readonly lat: number };

/** Metres from a stand's position, the middle of the aircraft, to where vehicles come onto it, ahead of the nose. */
const HEAD_OF_STAND = 30;
/** Metres to the side at which vehicles pass a parked aircraft. */
const WING_TIP = 23;
/** A road at a larger angle than this from the nose lies behind the aircraft, degrees. */
const BEHIND = 75;

/**
 * The ways over one airport: service roads for vehicles, taxiways for aircraft. Routes between fixed places are
 * cached. Every method throws RangeError where a stand, depot, bay or runway end doesn't exist.
 */
export class Network {
  readonly airportId: string;
  readonly stands: readonly NetworkStand[];
  readonly depots: readonly Depot[];
  readonly runwayEnds: readonly RunwayEnd[];
  readonly #roads: RoadNetwork;
  readonly #taxiways: TaxiNetwork;
  readonly #routes = new Map<string, Route>();

  constructor(file: NetworkFile) {
    this.airportId = file.airportId;
    this.stands = file.stands;
    this.depots = file.depots;
    this.runwayEnds = file.runwayEnds;
    this.#roads = new RoadNetwork(file.roads);
    this.#taxiways = new TaxiNetwork(file.taxiways);
  }

  /** Where a vehicle stands at a place. */
  position(place: Place): Position {
    if ('lon' in place) return [place.lon, place.lat];
    if ('stand' in place) {
      const { lon, lat, heading } = named(this.stands, place.stand);
      return offset([lon, lat], heading, HEAD_OF_STAND, 0);
    }
    const bay = named(this.depots, place.depot).bays[place.bay ?? 0];
    if (!bay) throw new RangeError(`no bay ${place.bay ?? 0} in depot ${place.depot}`);
    return bay;
  }

  /**
   * The way of a ground vehicle: on the right-hand lane of the service roads, straight to and from them, and past the
   * wing tip where the road lies behind a parked aircraft.
   */
  drive(from: Place, to: Place): Route {
    const points = () => {
      const [start, end] = [this.#approach(from), this.#approach(to)];
      const way = this.#roads.way(start[0] ?? this.position(from), end[0] ?? this.position(to));
      return [...start.slice(1).toReversed(), ...way, ...end.slice(1)];
    };
    if ('lon' in from || 'lon' in to) return routeThrough(points());
    return this.#cached(`drive ${this.position(from)} ${this.position(to)}`, points);
  }

  /** From touchdown on a runway end, along the roll-out, an exit and the taxiways onto the stand, nose first. */
  taxiIn(runwayEnd: string, stand: string): Route {
    return this.#cached(`in ${runwayEnd} ${stand}`, () =>
      this.#taxiways.arrival(named(this.runwayEnds, runwayEnd), named(this.stands, stand)),
    );
  }

  /**
   * From the stand tail first (the aircraft looks back along the way) to where the tow tractor lets go, so that the
   * aircraft looks the way it then goes to the runway end.
   */
  pushback(stand: string, runwayEnd: string): Route {
    return this.#cached(`push ${stand} ${runwayEnd}`, () =>
      this.#taxiways.pushback(named(this.stands, stand), named(this.runwayEnds, runwayEnd)),
    );
  }

  /** From the end of the pushback over the taxiways to the line-up, and along the take-off run to lift-off. */
  taxiOut(stand: string, runwayEnd: string): Route {
    return this.#cached(`out ${stand} ${runwayEnd}`, () =>
      this.#taxiways.departure(named(this.stands, stand), named(this.runwayEnds, runwayEnd)),
    );
  }

  /** The last straight pieces of a way, from beside the road to a place. */
  #approach(place: Place): Position[] {
    const position = this.position(place);
    if (!('stand' in place)) return [position];
    const { lon, lat, heading } = named(this.stands, place.stand);
    const road = this.#roads.nearest(position);
    const bearing = ((headingBetween([lon, lat], road) - heading + 540) % 360) - 180;
    if (Math.abs(bearing) < BEHIND) return [position];
    const side = bearing < 0 ? -WING_TIP : WING_TIP;
    return [
      ...[-HEAD_OF_STAND, 0, HEAD_OF_STAND].map(ahead => offset([lon, lat], heading, ahead, side)),
      position,
    ];
  }

  #cached(key: string, points: () => readonly Position[]): Route {
    const known = this.#routes.get(key);
    if (known) return known;
    const route = routeThrough(points());
    this.#routes.set(key, route);
    return route;
  }
}

/** Reads the network of an airport that ships with the project ("LEBL"). */
export function loadNetwork(airportId: string): Network {
  const file: NetworkFile = JSON.parse(readFileSync(new URL(`./${airportId}.json`, import.meta.url), 'utf8'));
  return new Network(file);
}

function named<T extends { readonly name: string }>(items: readonly T[], name: string): T {
  const item = items.find(candidate => candidate.name === name);
  if (!item) throw new RangeError(`no such place in the network: ${name}`);
  return item;
}
