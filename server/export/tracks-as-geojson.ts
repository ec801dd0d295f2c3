import type { VehicleState } from '../contract/records.ts';
import type { TrackFormat } from './track-format.ts';
import type { Track } from './tracks.ts';

/** Of a track with more fixes than that, each list is made by reading it once more. */
const MOST_HELD = 10_000;

/**
 * GeoJSON (RFC 7946): a FeatureCollection with a feature for each vehicle, a LineString, or a Point where there is one
 * fix. Times, headings and speeds stand beside the coordinates, by index.
 */
export const tracksAsGeoJson: TrackFormat = {
  mediaType: 'application/geo+json',
  extension: 'geojson',
  head: () => '{"type":"FeatureCollection","features":[',
  *track(track) {
    const fixes = yield* fixesOf(track);
    const [first] = fixes.parts;
    const { vehicleId, vehicleType, callsign } = track;
    const point = fixes.isOne && first?.[0];
    if (point) {
      yield `{"type":"Feature","geometry":{"type":"Point","coordinates":[${point.lon},${point.lat}]}`;
    } else {
      yield '{"type":"Feature","geometry":{"type":"LineString","coordinates":[';
      yield* list(fixes.parts, ({ lon, lat }) => `[${lon},${lat}]`);
      yield ']}';
    }
    yield `,"properties":${JSON.stringify({ vehicleId, vehicleType, callsign }).slice(0, -1)},"times":[`;
    yield* list(fixes.parts, ({ time }) => `"${time}"`);
    yield '],"headings":[';
    yield* list(fixes.parts, ({ heading }) => `${heading}`);
    yield '],"speeds":[';
    yield* list(fixes.parts, ({ speed }) => `${speed}`);
    yield ']}}';
  },
  between: ',\n',
  foot: ']}\n',
};

/** A track's fixes to be gone through several times: held where they are few, else read anew. */
function* fixesOf({
  pieces,
}: Track): Generator<string, { parts: Iterable<readonly VehicleState[]>; isOne: boolean }> {
  const held: (readonly VehicleState[])[] = [];
  let count = 0;
  for (const { fixes } of pieces) {
    yield '';
    if (fixes.length > 0) held.push(fixes);
    count += fixes.length;
    if (count > MOST_HELD) return { parts: withoutPieces(pieces), isOne: false };
  }
  return { parts: held, isOne: count === 1 };
}

function withoutPieces(pieces: Track['pieces']): Iterable<readonly VehicleState[]> {
  return {
    *[Symbol.iterator]() {
      for (const { fixes } of pieces) yield fixes;
    },
  };
}

function* list(
  parts: Iterable<readonly VehicleState[]>,
  text: (fix: VehicleState) => string,
): Generator<string> {
  let separator = '';
  for (const fixes of parts) {
    if (fixes.length === 0) {
      yield '';
      continue;
    }
    yield separator + fixes.map(text).join(',');
    separator = ',';
  }
}
