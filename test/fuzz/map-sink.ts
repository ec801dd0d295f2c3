import type { RecordingSink } from '../../server/ingest/recording-sink.ts';

const MOST_TEXT = 2000;

/** Takes maps and checks that what comes is sound: every position is one, and every piece set aside is told well. */
export function mapSink(bytes: Buffer): RecordingSink {
  return {
    write() {
      throw new Error('makes a record of a map');
    },
    writeMap(airportId, map) {
      if (!/^[A-Z0-9]{3,8}$/.test(airportId)) throw new Error(`is the map of ${airportId}`);
      for (const { geometry, properties } of map.features) {
        if (typeof properties?.layer !== 'string') throw new Error('has a feature without a layer');
        if (geometry.type === 'GeometryCollection') throw new Error('has a collection');
        for (const value of (geometry.coordinates as unknown[]).flat(3)) {
          if (!Number.isFinite(value)) throw new Error(`has the coordinate ${value}`);
        }
      }
    },
    setAside({ offset, text, reason }) {
      if (offset === undefined || offset > bytes.length) throw new Error(`stands at ${offset}`);
      if (text.length > MOST_TEXT || reason === '') throw new Error('is not told well');
    },
  };
}
