import { airportId as airportIdSchema } from '../../contract/session.ts';
import { ImportError } from '../import-error.ts';
import { mapNote } from '../map/map-note.ts';
import type { RecordingSink } from '../recording-sink.ts';
import type { Pass, Source } from '../source.ts';
import { readAptDat } from './read-apt-dat.ts';

/** A file of the whole world's airports has thousands. */
const MOST_TOLD = 20;

/**
 * Reads the airports of an apt.dat file as maps; with `airportId` only that one's, and an {@link ImportError} where
 * the file does not hold it. Returns what each map has, and what was left out.
 */
export async function readMaps(
  source: Source,
  sink: RecordingSink,
  airportId: string | undefined,
  pass: Pass,
): Promise<string[]> {
  const notes: string[] = [];
  let maps = 0;
  for await (const map of readAptDat(textLines(source, sink, pass), entry => sink.setAside(entry))) {
    const id = map.airport.airportId;
    if (airportId !== undefined && id !== airportId) continue;
    if (airportIdSchema.safeParse(id).success) {
      sink.writeMap(id, map);
      if (maps++ < MOST_TOLD) notes.push(mapNote(map));
    } else notes.push(`left out the map of ${map.airport.name}: ${id} is no airport code`);
  }
  if (airportId !== undefined && maps === 0) throw new ImportError(`does not hold the airport ${airportId}`);
  return notes;
}

async function* textLines(source: Source, sink: RecordingSink, pass: Pass): AsyncGenerator<string> {
  for await (const batch of source.lines(pass)) {
    for (const entry of batch.setAside) sink.setAside(entry);
    yield* batch.lines;
  }
}
