import type { FormatReader } from '../../../server/ingest/format-reader.ts';
import type { ImportHints } from '../../../server/ingest/import-hints.ts';
import type { KnownAirport } from '../../../server/ingest/locate-airport.ts';
import type { AirportMap, MapFeature, MapLayer } from '../../../server/ingest/map/map-feature.ts';
import type { SetAside } from '../../../server/ingest/recording-sink.ts';
import { fileOfBytes } from '../../fuzz/fuzz-target.ts';

export interface ReadMap {
  readonly maps: AirportMap[];
  readonly setAside: SetAside[];
  readonly notes: readonly string[];
}

/** Reads a JSON document, or a text, in small pieces by a format of maps. */
export async function readMap(
  { read }: FormatReader,
  document: unknown,
  hints: ImportHints = {},
  airports: readonly KnownAirport[] = [],
): Promise<ReadMap> {
  const text = typeof document === 'string' ? document : JSON.stringify(document);
  const maps: AirportMap[] = [];
  const setAside: SetAside[] = [];
  const sink = {
    write() {},
    writeMap: (_: string, map: object) => void maps.push(map as AirportMap),
    setAside: (entry: SetAside) => void setAside.push(entry),
  };
  const notes = await read(fileOfBytes(Buffer.from(text), 50, sink, { hints, airports }));
  return { maps, setAside, notes };
}

/** The features of a layer in the first map. */
export function layerOf({ maps: [map] }: ReadMap, layer: MapLayer): MapFeature[] {
  return (map?.features ?? []).filter(({ properties }) => properties.layer === layer);
}
