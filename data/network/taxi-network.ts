import { metresBetween, offset, type Position } from '../../server/ingest/geodesy.ts';
import { metresAlong } from '../../server/roads/road-router.ts';
import { pathTo, type Reach } from '../../server/roads/shortest-paths.ts';
import type { NetworkStand, RunwayEnd } from './network.ts';
import type { NetworkFile } from './network-file.ts';
import { type Spike, withoutSpikes } from './route.ts';
import { headingDifference, TaxiGraph, type TaxiState } from './taxi-graph.ts';

/** Metres from a runway's end to touchdown, to the first exit that an airliner makes, and to lift-off. */
const TOUCHDOWN = 450;
const FIRST_EXIT = 1500;
const LIFT_OFF = 1900;
/** The last entry for a take-off, metres from the runway's end; each metre given away is worth two of taxiing. */
const LAST_ENTRY = 700;
const GIVEN_AWAY = 2;
/** A pushback ends when the aircraft stands this far before the junction where it then goes another way, metres. */
const CLEAR_OF_JUNCTION = 45;
const LONGEST_PUSH = 350;
/** A metre pushed back is worth this many taxied. */
const PUSHED_METRE = 4;
/** How far a stand may lie from the node on its lead-in line, metres, and the line from the stand's heading. */
const BESIDE_LINE = 5;
const OFF_HEADING = 45;

/** Taxiways turn in painted curves. */
const TAXIWAY_SPIKE: Spike = { turn: 40, leg: 12 };

interface Pushback {
  /** From the stand on, tail first. */
  readonly pushed: readonly Position[];
  /** From there forward onto the runway. */
  readonly taxied: readonly Position[];
}

/** The taxiways: ways for aircraft between runways and stands. */
export class TaxiNetwork {
  readonly #graph: TaxiGraph;
  readonly #landings = new Map<string, Reach>();
  readonly #takeOffs = new Map<string, Reach>();
  readonly #pushbacks = new Map<string, Pushback>();

  constructor(file: NetworkFile['taxiways']) {
    this.#graph = new TaxiGraph(file);
  }

  /** From touchdown to the stand. Throws RangeError where no taxiway leads there. */
  arrival(end: RunwayEnd, stand: NetworkStand): Position[] {
    const reach = this.#landing(end);
    const onto = this.#leadIn(stand, reach);
    const [rollOut = onto, ...taxied] = pathTo(reach, onto);
    const touchdown = offset([end.lon, end.lat], end.heading, TOUCHDOWN, 0);
    const way = [touchdown, this.#graph.end(rollOut), ...taxied.flatMap(state => this.#graph.points(state))];
    return withoutSpikes([...way.slice(0, -1), [stand.lon, stand.lat]], TAXIWAY_SPIKE);
  }

  /** Tail first from the stand, for a take-off from a runway end. Throws RangeError where no taxiway leads there. */
  pushback(stand: NetworkStand, end: RunwayEnd): readonly Position[] {
    return this.#departure(stand, end).pushed;
  }

  /** From the end of the pushback to lift-off. Throws RangeError where no taxiway leads there. */
  departure(stand: NetworkStand, end: RunwayEnd): readonly Position[] {
    return this.#departure(stand, end).taxied;
  }

  #landing(end: RunwayEnd): Reach {
    const known = this.#landings.get(end.name);
    if (known) return known;
    const exits = this.#along(end)
      .map(state => [state, this.#fromEnd(end, this.#graph.end(state))] as const)
      .filter(([, metres]) => metres >= FIRST_EXIT);
    const reach = this.#graph.waysFrom(exits);
    this.#landings.set(end.name, reach);
    return reach;
  }

  /** The ways onto a runway for take-off, turned round: from the runway to everywhere. */
  #takeOff(end: RunwayEnd): Reach {
    const known = this.#takeOffs.get(end.name);
    if (known) return known;
    const entries = this.#along(end)
      .map(state => [state ^ 1, this.#fromEnd(end, this.#graph.start(state)) * GIVEN_AWAY] as const)
      .filter(([, worth]) => worth <= LAST_ENTRY * GIVEN_AWAY);
    const reach = this.#graph.waysFrom(entries);
    this.#takeOffs.set(end.name, reach);
    return reach;
  }

  #departure(stand: NetworkStand, end: RunwayEnd): Pushback {
    const key = `${stand.name} ${end.name}`;
    const known = this.#pushbacks.get(key);
    if (known) return known;
    const graph = this.#graph;
    const onward = this.#takeOff(end);
    const leadIns = this.#leadInsOf(stand);
    const back = graph.waysFrom(
      leadIns.map(state => [state ^ 1, graph.length(state)]),
      state => graph.length(state),
      LONGEST_PUSH,
    );

    let best: { worth: number; metres: number; path: TaxiState[] } | null = null;
    for (const [state, farEnd] of back.costs.entries()) {
      if (!Number.isFinite(farEnd)) continue;
      const nearEnd = farEnd - graph.length(state);
      const onwardCost = onward.costs[state] ?? Number.POSITIVE_INFINITY;
      if (nearEnd > LONGEST_PUSH || !Number.isFinite(onwardCost)) continue;
      const path = pathTo(back, state);
      const junction = this.#junction(path, onward, back);
      if (junction === null) continue;
      const metres = junction + CLEAR_OF_JUNCTION;
      const pushCost = path.reduce((sum, pushed) => sum + graph.cost(pushed), 0);
      const worth = pushCost * PUSHED_METRE + onwardCost;
      if (metres < nearEnd || metres > farEnd || worth >= (best?.worth ?? Number.POSITIVE_INFINITY)) continue;
      best = { worth, metres, path };
    }
    if (!best) throw new RangeError(`no pushback leads from stand ${stand.name} to runway ${end.name}`);

    const [pushed, rest] = cutAt(
      best.path.flatMap(state => graph.points(state)),
      best.metres,
    );
    const last = best.path.at(-1) ?? 0;
    const ways = pathTo(onward, last).toReversed();
    const taxied = ways.slice(1, -1).flatMap(state => graph.points(state ^ 1));
    const lineUp = graph.start((ways.at(-1) ?? last) ^ 1);
    const airborne = offset(
      [end.lon, end.lat],
      end.heading,
      Math.max(LIFT_OFF, this.#fromEnd(end, lineUp) + 1500),
      0,
    );
    const backToPath = cutAt(graph.points(last ^ 1), metresAlong(rest))[1];
    const pushback: Pushback = {
      pushed: withoutSpikes([[stand.lon, stand.lat], ...pushed.slice(1)], TAXIWAY_SPIKE),
      taxied: withoutSpikes([...backToPath, ...taxied, lineUp, airborne], TAXIWAY_SPIKE),
    };
    this.#pushbacks.set(key, pushback);
    return pushback;
  }

  /** Metres of push after which the way onward leaves the way that the aircraft came; null where it never does. */
  #junction(path: readonly TaxiState[], onward: Reach, back: Reach): number | null {
    for (let index = path.length - 1; index > 0; index--) {
      const state = path[index] ?? 0;
      const next = onward.previous[state];
      if (next === undefined || next === -1) return null;
      if (next !== path[index - 1]) return (back.costs[state] ?? 0) - this.#graph.length(state);
    }
    return null;
  }

  /** The cheapest way onto a stand: the last state, which ends at it with its heading. */
  #leadIn(stand: NetworkStand, { costs }: Reach): TaxiState {
    const cost = (state: TaxiState) => costs[state] ?? Number.POSITIVE_INFINITY;
    const [best] = this.#leadInsOf(stand).sort((a, b) => cost(a) - cost(b));
    if (best === undefined || !Number.isFinite(cost(best))) {
      throw new RangeError(`no taxiway leads to stand ${stand.name}`);
    }
    return best;
  }

  #leadInsOf({ lon, lat, heading }: NetworkStand): TaxiState[] {
    return this.#graph
      .endingNear([lon, lat], BESIDE_LINE)
      .filter(state => headingDifference(this.#graph.arrives(state), heading) <= OFF_HEADING);
  }

  /** The states on a runway's centre line in the direction in which `end` is used. */
  #along(end: RunwayEnd): TaxiState[] {
    return Array.from({ length: this.#graph.states }, (_, state) => state)
      .filter(state => this.#graph.runway(state)?.split('/').includes(end.name))
      .filter(state => headingDifference(this.#graph.leaves(state), end.heading) < 90);
  }

  #fromEnd(end: RunwayEnd, position: Position): number {
    return metresBetween([end.lon, end.lat], position);
  }
}

/** A way in two parts, cut after so many metres; both hold the point of the cut. */
function cutAt(points: readonly Position[], metres: number): [Position[], Position[]] {
  let left = metres;
  for (const [index, point] of points.entries()) {
    const next = points[index + 1];
    if (!next) break;
    const step = metresBetween(point, next);
    if (step >= left && step > 0) {
      const share = left / step;
      const cut: Position = [
        point[0] + (next[0] - point[0]) * share,
        point[1] + (next[1] - point[1]) * share,
      ];
      return [
        [...points.slice(0, index + 1), cut],
        [cut, ...points.slice(index + 1)],
      ];
    }
    left -= step;
  }
  return [[...points], points.slice(-1)];
}
