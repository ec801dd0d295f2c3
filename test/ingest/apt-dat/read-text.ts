import { readAptDat } from '../../../server/ingest/apt-dat/read-apt-dat.ts';
import type { AirportMap, MapFeature, MapLayer } from '../../../server/ingest/map/map-feature.ts';
import type { SetAside } from '../../../server/ingest/recording-sink.ts';

/** Reads a whole apt.dat text into memory. */
export async function readText(text: string): Promise<{ maps: AirportMap[]; setAside: SetAside[] }> {
  const setAside: SetAside[] = [];
  const maps: AirportMap[] = [];
  for await (const map of readAptDat(text.split(/\r?\n/), entry => setAside.push(entry))) maps.push(map);
  return { maps, setAside };
}

/** The features of one airport whose rows are given; it has no other rows. */
export async function readRows(...rows: string[]): Promise<{ features: MapFeature[]; setAside: SetAside[] }> {
  const { maps, setAside } = await readText(['1 14 0 0 LEBL Barcelona', ...rows, '99'].join('\n'));
  return { features: maps[0]?.features ?? [], setAside };
}

export function ofLayer(map: AirportMap | undefined, layer: MapLayer): MapFeature[] {
  return (map?.features ?? []).filter(feature => feature.properties.layer === layer);
}
