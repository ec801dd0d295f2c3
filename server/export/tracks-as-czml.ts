import type { VehicleState } from '../contract/records.ts';
import { toIso, toMs } from '../contract/time.ts';
import type { TrackFormat } from './track-format.ts';
import type { Track } from './tracks.ts';

const AIRCRAFT = [77, 154, 255, 255];
const VEHICLE = [255, 179, 63, 255];

/**
 * CZML 1.0 (github.com/AnalyticalGraphicsInc/czml-writer): first the `document` packet with a clock over the range, then
 * a packet for each vehicle. Its positions are sampled, an interval for each stretch without a gap, and it is available
 * in these alone, so that a viewer draws it nowhere else.
 */
export const tracksAsCzml: TrackFormat = {
  mediaType: 'application/json',
  extension: 'czml',
  head: ({ airportId, from, to }) =>
    `[${JSON.stringify({
      id: 'document',
      name: `${airportId} ${toIso(from)} to ${toIso(to)}`,
      version: '1.0',
      clock: {
        interval: `${toIso(from)}/${toIso(to)}`,
        currentTime: toIso(from),
        multiplier: 10,
        range: 'LOOP_STOP',
        step: 'SYSTEM_CLOCK_MULTIPLIER',
      },
    })}`,
  *track(track) {
    // The document's packet has an id of its own, which a vehicle might have too.
    const { vehicleId, vehicleType, callsign } = track;
    const about = {
      id: `vehicle/${vehicleId}`,
      name: callsign ?? vehicleId,
      properties: { vehicleId, vehicleType, callsign },
      point: {
        pixelSize: 8,
        color: { rgba: vehicleType === 'aircraft' ? AIRCRAFT : VEHICLE },
        heightReference: 'CLAMP_TO_GROUND',
      },
    };
    yield `,\n${JSON.stringify(about).slice(0, -1)},"position":[`;
    const intervals = yield* positions(track);
    yield `],"availability":${JSON.stringify(intervals)}}`;
  },
  between: '',
  foot: '\n]\n',
};

/** The stretches without a gap, as positions; returns their intervals. */
function* positions({ pieces }: Track): Generator<string, string[]> {
  const intervals: string[] = [];
  let begin = 0;
  let last: string | undefined;
  const close = () => {
    const interval = `${toIso(begin)}/${last}`;
    intervals.push(interval);
    return `],"interval":"${interval}"}`;
  };
  for (const { fixes, continues } of pieces) {
    if (fixes.length === 0) {
      yield '';
      continue;
    }
    if (continues) yield ',';
    else {
      if (last !== undefined) yield `${close()},`;
      begin = toMs(fixes[0]?.time ?? '');
      yield `{"epoch":"${toIso(begin)}","cartographicDegrees":[`;
    }
    yield fixes.map(fix => sample(fix, begin)).join(',');
    last = fixes.at(-1)?.time;
  }
  yield close();
  return intervals;
}

/** Seconds since the epoch, degrees, degrees, metres. */
function sample({ time, lon, lat }: VehicleState, epoch: number): string {
  return `${(toMs(time) - epoch) / 1000},${lon},${lat},0`;
}
