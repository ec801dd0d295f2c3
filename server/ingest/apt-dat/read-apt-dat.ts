import type { AirportMap } from '../map/map-feature.ts';
import type { SetAside } from '../recording-sink.ts';
import { AirportAssembly } from './airport-assembly.ts';
import { MalformedRow, Row } from './row.ts';

const AIRPORT_HEADERS = new Set(['1', '16', '17']);
const END_OF_FILE = '99';
const LONGEST_TEXT = 2000;

/**
 * Reads an X-Plane apt.dat file (formats 8.50 to 12, as X-Plane and FlightGear write them) and yields its airports,
 * seaports and heliports one at a time, so that only one is held in memory. What breaks the format goes to
 * `onSetAside` with its line, text and reason; where a row that opens something is broken, what it opened goes with
 * it. The file's two header lines may be missing, as in a single airport cut out of a larger file.
 */
export async function* readAptDat(
  lines: AsyncIterable<string> | Iterable<string>,
  onSetAside: (entry: SetAside) => void,
): AsyncGenerator<AirportMap> {
  const setAside = (entry: SetAside) => onSetAside({ ...entry, text: entry.text.slice(0, LONGEST_TEXT) });
  let assembly: AirportAssembly | 'none' | 'malformed' = 'none';
  let line = 0;
  let versionFollows = false;

  for await (const text of lines) {
    line += 1;
    const row = new Row(line, text.replace(/^\uFEFF/, ''));
    if (row.code === '' || row.code.startsWith('#')) continue;
    if (versionFollows) {
      versionFollows = false;
    } else if (assembly === 'none' && (row.code === 'I' || row.code === 'A')) {
      versionFollows = true;
    } else if (row.code === END_OF_FILE) {
      break;
    } else if (AIRPORT_HEADERS.has(row.code)) {
      if (typeof assembly !== 'string') yield assembly.finish();
      try {
        assembly = new AirportAssembly(row, setAside);
      } catch (error) {
        if (!(error instanceof MalformedRow)) throw error;
        assembly = 'malformed';
        setAside({ line, text, reason: error.message });
      }
    } else if (typeof assembly !== 'string') {
      assembly.add(row);
    } else if (assembly === 'none') {
      setAside({ line, text, reason: 'no airport (row 1, 16 or 17) comes before it' });
    }
  }
  if (typeof assembly !== 'string') yield assembly.finish();
}
