import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FeatureCollection } from 'geojson';
import { loadNetwork } from '../../data/network/network.ts';
import { generateShift } from '../../data/shift/generate-shift.ts';
import { AIRPORT, SHIFT_SECONDS, SHIFT_START } from '../../data/shift/shift-constants.ts';
import type { NdjsonLine } from '../contract/lines.ts';
import { toMs } from '../contract/time.ts';
import { importLines } from '../ingest/import-lines.ts';
import { systemClock } from '../replay/clock.ts';
import { openDatabase } from '../store/database.ts';
import { recordingsInto } from '../store/recording-import.ts';

const SEED = 1;
const NAME = `demo shift, seed ${SEED}`;
const MAP = join(import.meta.dirname, '..', '..', 'data', `${AIRPORT.airportId}.geojson`);

/** Tells how far the shift has come, at each tenth of it: the lines stand in the order of time. */
function* told(lines: Iterable<NdjsonLine>, tell: (progress: string) => void): Generator<NdjsonLine> {
  let tenth = 0;
  for (const line of lines) {
    yield line;
    if (!('time' in line)) continue;
    const share = (toMs(String(line.time)) - SHIFT_START) / (SHIFT_SECONDS * 1000);
    if (share * 10 < tenth + 1) continue;
    tenth = Math.floor(share * 10);
    tell(`The demo shift is being made: ${tenth * 10} %.`);
  }
}

/**
 * `node server/bin/import-demo.ts DATABASE`: makes the demo shift and imports it with the airport's map; a second
 * time changes nothing. A parent process is sent the progress as texts; when it goes, so does this one, keeping nothing.
 */
process.once('disconnect', () => process.exit(1));
const [path = ''] = process.argv.slice(2);
const database = await openDatabase(path);
const map = JSON.parse(await readFile(MAP, 'utf8')) as FeatureCollection;
const shift = generateShift({ seed: SEED, network: loadNetwork(AIRPORT.airportId) });
await importLines(
  {
    source: { name: NAME, sha256: createHash('sha256').update(NAME).digest('hex'), format: 'ndjson' },
    lines: told(shift, progress => process.send?.(progress)),
    expected: 1,
    maps: [{ airportId: AIRPORT.airportId, map }],
  },
  { begin: recordingsInto(database, systemClock) },
);
database.close();
process.exit(0);
