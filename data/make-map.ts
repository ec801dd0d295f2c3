import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { readAptDat } from '../server/ingest/apt-dat/read-apt-dat.ts';

const ATTRIBUTION =
  'FlightGear and X-Plane airport data, © Robin A. Peel, the contributors of X-Plane’s airport data and the ' +
  'FlightGear authors, GPL-2.0-or-later';

const [file, airportId] = process.argv.slice(2);
if (file === undefined || airportId === undefined) {
  console.error('usage: node data/make-map.ts APT_DAT AIRPORT_ID > data/AIRPORT_ID.geojson');
  process.exit(2);
}

const lines = createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
const airports = readAptDat(lines, ({ line, text, reason }) =>
  console.error(`line ${line}: ${reason}: ${text}`),
);
let found = false;
for await (const map of airports) {
  if (map.airport.airportId !== airportId) continue;
  process.stdout.write(`${JSON.stringify({ ...map, attribution: ATTRIBUTION })}\n`);
  found = true;
  break;
}
if (!found) {
  console.error(`${file} holds no airport ${airportId}`);
  process.exitCode = 1;
}
