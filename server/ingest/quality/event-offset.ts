/** What a vehicle is told to have done, and when it did so by its positions; ms since 1970. */
export interface EventsAndStops {
  /** When it is told to have come to its place. */
  readonly events: readonly number[];
  readonly stops: readonly number[];
}

/** How far events are behind what positions show, or ahead. */
export interface EventOffset {
  /** Seconds that events come after the stops that they tell of; negative where before. */
  readonly seconds: number;
  /** Seconds to either side within which the offset lies in 19 of 20 cases. */
  readonly margin: number;
  /** Of how many events it is the median. */
  readonly fixes: number;
}

/** Time zones reach this far, s. */
const REACH_SECONDS = 15 * 3600;
/** Events that agree lie within this of each other, s. */
const BIN_SECONDS = 30;
const FEWEST_EVENTS = 10;
/** Which share of all events must agree, and how many as many as at any other offset. */
const AGREEING_SHARE = 0.4;
const DISTINCT = 1.5;

/**
 * Estimates how far events lie from the stops that they tell of: each event votes for its distances from all stops of its
 * vehicle, and the true one is what they have in common. `undefined` where none stands out.
 */
export function eventOffset(vehicles: readonly EventsAndStops[]): EventOffset | undefined {
  const distances = vehicles.flatMap(({ events, stops }) =>
    stops.length === 0 ? [] : events.map(event => stops.map(stop => (event - stop) / 1000)),
  );
  if (distances.length < FEWEST_EVENTS) return undefined;
  const votes = new Map<number, number>();
  for (const each of distances) {
    const near = each.filter(seconds => Math.abs(seconds) <= REACH_SECONDS);
    for (const bin of new Set(near.map(binOf))) votes.set(bin, (votes.get(bin) ?? 0) + 1);
  }
  const around = (bin: number) =>
    (votes.get(bin - 1) ?? 0) + (votes.get(bin) ?? 0) + (votes.get(bin + 1) ?? 0);
  const bins = [...votes.keys()].sort((a, b) => around(b) - around(a));
  const [best] = bins;
  if (best === undefined) return undefined;
  const rival = bins.find(bin => Math.abs(bin - best) > 2);
  if (rival !== undefined && around(best) < DISTINCT * around(rival)) return undefined;
  const said = distances.flatMap(each => each.filter(seconds => Math.abs(binOf(seconds) - best) <= 1));
  if (said.length < Math.max(FEWEST_EVENTS, AGREEING_SHARE * distances.length)) return undefined;
  const seconds = median(said);
  // 1.4826 times the median deviation is the standard deviation, 1.2533 of that over √n the error of a median.
  const deviation = 1.4826 * median(said.map(each => Math.abs(each - seconds)));
  const margin = (1.96 * 1.2533 * deviation) / Math.sqrt(said.length);
  return { seconds: tenth(seconds), margin: Math.max(0.1, tenth(margin)), fixes: said.length };
}

function binOf(seconds: number): number {
  return Math.round(seconds / BIN_SECONDS);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
