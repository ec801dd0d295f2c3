import { useEffect, useMemo, useState } from 'preact/hooks';
import type { RoadDistance } from '../../../../server/contract/roads.ts';
import { readDistance } from '../../../api/calls.ts';
import { airport } from '../../../state/airports.ts';
import type { Place } from '../../airport-ground.ts';
import type { ShownAirport } from '../../airport-map.ts';
import { NO_ROAD_LEGS, type RoadLegs, roadLegs } from './road-legs.ts';

/** A point that is dragged is asked for when it rests so long. */
const REST_MS = 150;

type Known = ReadonlyMap<string, RoadDistance | 'failed'>;

/** The ways along the roads of a map from point to point, read from the server as far as they are not known yet. */
export function useRoadLegs(points: readonly Place[], map: ShownAirport | null, wanted: boolean): RoadLegs {
  const airportId = airport.value?.airportId;
  const [known, setKnown] = useState<Known>(new Map());
  useEffect(() => setKnown(new Map()), [map]);
  const legs = useMemo(
    () =>
      wanted && airportId
        ? points.slice(1).map((to, index) => legOf(airportId, points[index] ?? to, to))
        : [],
    [points, wanted, airportId],
  );
  useEffect(() => {
    const missing = legs.filter(({ key }) => !known.has(key));
    if (missing.length === 0 || !airportId) return;
    const asking = new AbortController();
    const timer = setTimeout(async () => {
      const answers = await Promise.all(
        missing.map(
          async ({ key, from, to }) => [key, await answerTo(airportId, from, to, asking.signal)] as const,
        ),
      );
      if (!asking.signal.aborted) setKnown(before => new Map([...before, ...answers]));
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [legs, known, airportId]);
  return useMemo(
    () => (legs.length === 0 ? NO_ROAD_LEGS : roadLegs(legs.map(({ key }) => known.get(key) ?? null))),
    [legs, known],
  );
}

function legOf(airportId: string, from: Place, to: Place) {
  const [start, end] = [rounded(from), rounded(to)];
  return { key: `${airportId} ${start.lon} ${start.lat} ${end.lon} ${end.lat}`, from: start, to: end };
}

/** To a centimetre. */
function rounded({ lon, lat }: Place): Place {
  return { lon: Math.round(lon * 1e7) / 1e7, lat: Math.round(lat * 1e7) / 1e7 };
}

async function answerTo(
  airportId: string,
  from: Place,
  to: Place,
  signal: AbortSignal,
): Promise<RoadDistance | 'failed'> {
  try {
    return await readDistance(airportId, from, to, signal);
  } catch {
    return 'failed';
  }
}
