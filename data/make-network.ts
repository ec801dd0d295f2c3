import { readFileSync } from 'node:fs';
import { LEBL } from './network/build/lebl.ts';
import { networkOfMap } from './network/build/network-of-map.ts';

const KNOWLEDGE = { LEBL };

const [file, airportId] = process.argv.slice(2);
if (file === undefined || airportId !== 'LEBL') {
  console.error(
    `usage: node data/make-network.ts MAP_GEOJSON (${Object.keys(KNOWLEDGE).join(' | ')}) > data/network/AIRPORT_ID.json`,
  );
  process.exit(2);
}
const network = networkOfMap(JSON.parse(readFileSync(file, 'utf8')), KNOWLEDGE[airportId]);
process.stdout.write(`${JSON.stringify(network)}\n`);
