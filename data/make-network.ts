import { readFileSync } from 'node:fs';
import { LEBL } from './network/build/lebl.ts';
import { networkOfMap } from './network/build/network-of-map.ts';

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('usage: node data/make-network.ts data/LEBL.geojson > data/network/LEBL.json');
  process.exit(2);
}
const network = networkOfMap(JSON.parse(readFileSync(file, 'utf8')), LEBL);
process.stdout.write(`${JSON.stringify(network)}\n`);
