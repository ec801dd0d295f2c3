import { aptDatTarget } from './apt-dat.ts';
import { asterixTarget, pcapTarget } from './asterix.ts';
import { csvTarget } from './csv.ts';
import type { FuzzTarget } from './fuzz-target.ts';
import { geoJsonTarget } from './geojson.ts';
import { jsonTarget } from './json.ts';
import { ndjsonTarget } from './ndjson.ts';
import { overpassTarget } from './overpass.ts';
import { readsbTarget } from './readsb.ts';
import { smesTarget } from './smes.ts';

/** All parsers that files of other people reach. */
export const FUZZ_TARGETS: readonly FuzzTarget[] = [
  aptDatTarget,
  geoJsonTarget,
  overpassTarget,
  ndjsonTarget,
  csvTarget,
  jsonTarget,
  readsbTarget,
  smesTarget,
  asterixTarget,
  pcapTarget,
];
