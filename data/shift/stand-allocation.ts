import type { Network, NetworkStand } from '../network/network.ts';
import type { AircraftType } from './aircraft-types.ts';
import { distance, type Pose, toPlane } from './plane.ts';

/** A stand of the network on the plane. */
export interface Stand extends Pose {
  readonly name: string;
  readonly terminal: string;
  readonly remote: boolean;
}

/** Between in-block and off-block; seconds from the shift's start. */
interface Occupancy {
  readonly flightId: string;
  readonly aircraft: AircraftType;
  readonly stand: Stand;
  readonly from: number;
  readonly to: number;
}

export interface StandWish {
  readonly flightId: string;
  readonly aircraft: AircraftType;
  readonly terminal: string;
  readonly remote: boolean;
  readonly from: number;
  readonly to: number;
}

/** Metres between the wing tips of neighbours. */
const WING_TIP_CLEARANCE = 4.5;
/** Seconds between two aircraft on one stand, as planned. */
const BUFFER = 20 * 60;
/** The pier where wide-bodies stand first of all. */
const WIDE_STANDS = /^2[789]\d$/;
const UNFIT = 1e6;

export function standsOf(network: Pick<Network, 'stands'>): Stand[] {
  return network.stands.map((stand: NetworkStand) => ({
    name: stand.name,
    terminal: stand.area,
    remote: stand.remote,
    heading: stand.heading,
    ...toPlane(stand.lon, stand.lat),
  }));
}

/** Who stands where and when. Two aircraft never share a stand, nor stands too near to each other for their wings. */
export class StandAllocation {
  readonly #stands: readonly Stand[];
  readonly #occupancies = new Map<string, Occupancy>();

  constructor(stands: readonly Stand[]) {
    this.#stands = stands;
  }

  standOf(flightId: string): Stand | undefined {
    return this.#occupancies.get(flightId)?.stand;
  }

  /**
   * Gives a flight the first stand that is free for the whole visit, with `prefer` deciding among equals (lower is
   * better); what it held before is released. Returns `undefined`, and changes nothing, where none is free.
   */
  allocate(wish: StandWish, prefer: (stand: Stand) => number): Stand | undefined {
    const isWide = wish.aircraft.body === 'wide';
    const fit = (stand: Stand) => {
      if (isWide && (stand.remote || stand.terminal !== 'T1')) return UNFIT;
      return isWide === WIDE_STANDS.test(stand.name) ? 0 : isWide ? 200 : 40;
    };
    const ranked = this.#stands
      .map(stand => ({
        stand,
        rank:
          fit(stand) +
          (stand.terminal === wish.terminal ? 0 : 400) +
          (stand.remote === wish.remote ? 0 : 150) +
          prefer(stand),
      }))
      .filter(({ rank }) => rank < UNFIT)
      .sort((a, b) => a.rank - b.rank);
    for (const { stand } of ranked) {
      const occupancy = {
        flightId: wish.flightId,
        aircraft: wish.aircraft,
        stand,
        from: wish.from,
        to: wish.to,
      };
      if (!this.#isFree(occupancy)) continue;
      this.#occupancies.set(wish.flightId, occupancy);
      return stand;
    }
    return undefined;
  }

  /** Moves the ends of a visit, whether or not it then collides: {@link conflicts} tells. */
  reschedule(flightId: string, from: number, to: number): void {
    const occupancy = this.#occupancies.get(flightId);
    if (occupancy) this.#occupancies.set(flightId, { ...occupancy, from, to });
  }

  release(flightId: string): void {
    this.#occupancies.delete(flightId);
  }

  /** Whether another aircraft is, at a time, on the stand of a flight or in the way of its wings. */
  isBlocked(flightId: string, time: number): boolean {
    const own = this.#occupancies.get(flightId);
    if (!own) return false;
    for (const other of this.#occupancies.values()) {
      if (other.flightId === flightId || !tooNear(own, other)) continue;
      if (other.from <= time && time < other.to) return true;
    }
    return false;
  }

  #isFree(wanted: Occupancy): boolean {
    for (const other of this.#occupancies.values()) {
      if (other.flightId === wanted.flightId || !tooNear(wanted, other)) continue;
      if (wanted.from < other.to + BUFFER && other.from < wanted.to + BUFFER) return false;
    }
    return true;
  }
}

function tooNear(a: Occupancy, b: Occupancy): boolean {
  if (a.stand === b.stand) return true;
  return distance(a.stand, b.stand) < (a.aircraft.span + b.aircraft.span) / 2 + WING_TIP_CLEARANCE;
}
