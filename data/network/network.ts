import { readFileSync } from 'node:fs';
import { offset, type Position } from '../../server/ingest/geodesy.ts';
import { type Route, routeThrough } from './route.ts';
import { SERVICE_POINTS, type ServicePoint } from './service-points.ts';

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

/** One direction of a runway; `lon`, `lat` are its threshold, `heading` its true bearing. */
export interface RunwayEnd {
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
  readonly heading: number;
}

/** Where a vehicle starts or ends: beside an aircraft (its nose by default), in a depot's bay, or anywhere. */
export type Place =
  | { readonly stand: string; readonly point?: ServicePoint }
  | { readonly depot: string; readonly bay?: number }
  | { readonly lon: number; readonly lat: number };

/** The ways over one airport: service roads for vehicles, taxiways for aircraft. Routes are cached. */
export interface Network {
  readonly airportId: string;
  readonly stands: readonly NetworkStand[];
  readonly depots: readonly Depot[];
  readonly runwayEnds: readonly RunwayEnd[];
  /** Where a vehicle stands at a place. Throws RangeError where the stand, depot or bay doesn't exist. */
  position(place: Place): Position;
  /** The way of a ground vehicle. Throws RangeError as `position` does. */
  drive(from: Place, to: Place): Route;
  /** From touchdown on a runway end, along the roll-out, an exit and the taxiways onto the stand, nose first. */
  taxiIn(runwayEnd: string, stand: string): Route;
  /** From the stand tail first (the aircraft looks back along the way) to where the tow tractor lets go. */
  pushback(stand: string): Route;
  /** From the end of the pushback over the taxiways to the line-up, and along the take-off run to lift-off. */
  taxiOut(stand: string, runwayEnd: string): Route;
}

/** Reads the network of an airport that ships with the project ("LEBL"). */
export function loadNetwork(name: string): Network {
  const data: Pick<Network, 'stands' | 'depots' | 'runwayEnds'> = JSON.parse(
    readFileSync(new URL(`./${name}.json`, import.meta.url), 'utf8'),
  );
  const find = <T extends { name: string }>(items: readonly T[], wanted: string): T => {
    const item = items.find(candidate => candidate.name === wanted);
    if (!item) throw new RangeError(`no such place in the network of ${name}: ${wanted}`);
    return item;
  };
  const position = (place: Place): Position => {
    if ('lon' in place) return [place.lon, place.lat];
    if ('stand' in place) {
      const stand = find(data.stands, place.stand);
      const [ahead, right] = SERVICE_POINTS[place.point ?? 'nose'];
      return offset([stand.lon, stand.lat], stand.heading, ahead, right);
    }
    const bay = find(data.depots, place.depot).bays[place.bay ?? 0];
    if (!bay) throw new RangeError(`no bay ${place.bay} in depot ${place.depot}`);
    return bay;
  };
  const at = (item: NetworkStand | RunwayEnd): Position => [item.lon, item.lat];
  const pushedTo = (stand: NetworkStand) => offset(at(stand), stand.heading, -70, 0);
  return {
    airportId: name,
    stands: data.stands,
    depots: data.depots,
    runwayEnds: data.runwayEnds,
    position,
    drive: (from, to) => routeThrough([position(from), position(to)]),
    taxiIn: (end, stand) => routeThrough([at(find(data.runwayEnds, end)), at(find(data.stands, stand))]),
    pushback: stand => routeThrough([at(find(data.stands, stand)), pushedTo(find(data.stands, stand))]),
    taxiOut: (stand, end) =>
      routeThrough([pushedTo(find(data.stands, stand)), at(find(data.runwayEnds, end))]),
  };
}
