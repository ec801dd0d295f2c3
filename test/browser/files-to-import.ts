import { sampleShift } from '../http/sample-shift.ts';
import { encodeBlock } from '../ingest/asterix/encode/encode-record.ts';
import { surfaceRecord } from '../ingest/asterix/encode/targets.ts';
import { bus, MORNING } from '../ingest/asterix/read-recording.ts';
import { traceText } from '../ingest/readsb/trace-text.ts';

const lines = [...sampleShift()];
const ndjson = (some: readonly object[]) => some.map(line => `${JSON.stringify(line)}\n`).join('');

export const NIGHT = ndjson(lines);
/** The same with a line that is no good. */
export const SHIFT = `${NIGHT}{oops\n`;
export const WITHOUT_POSITIONS = ndjson(lines.filter(({ kind }) => !/^(vehicle|flight)/.test(kind)));

const oddRow = (time: string) => `2020-10-02 ${time}:00,T1,41.3001,2.0801,0\n`;
/** A table that tells neither what it is, nor its columns, zone and airport. */
export const ODD = `at,unit,y,x,7\n${['11:00', '11:02'].map(oddRow).join('')}`;

/** ASTERIX that tells neither its day, nor its airport and reference point. */
export const RADAR = Buffer.concat(
  [bus, { ...bus, seconds: MORNING + 660 }].map(target => encodeBlock(10, surfaceRecord(target))),
);

export const MAP =
  'I\n1100 Version\n\n1 14 1 0 LEBL Barcelona\n1302 datum_lat 41.3\n1302 datum_lon 2.07\n15 41.3 2.07 90.0 B12\n99\n';

/** A trace of readsb with one position at Barcelona. */
export function traceOf(icao: string): string {
  return traceText({ icao }, [[0, 41.29, 2.07, 'ground', 0, 65, 0, null, null]]);
}
