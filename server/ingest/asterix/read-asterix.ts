import { dayUnknown } from '../day-unknown.ts';
import type { FileToRead } from '../format-reader.ts';
import { ImportError } from '../import-error.ts';
import { airportsToChoose, locateAirport } from '../locate-airport.ts';
import { type Calendar, calendarFrom, calendarOfCapture } from './calendar.ts';
import { EditionChoice } from './edition-choice.ts';
import { importNotes } from './import-notes.ts';
import { padded, type RecordTaker, RecordWalk } from './record-walk.ts';
import { blockStream, CaptureTally, captureStream, type RecordingStream } from './recording-stream.ts';
import { type Reference, referenceOf, soundReference } from './reference.ts';
import { Scan } from './scan.ts';
import { TangentPlane } from './tangent-plane.ts';
import { TargetLines } from './target-lines.ts';
import { TargetWatch } from './target-watch.ts';
import { TargetWriter } from './target-writer.ts';

/** Where positions in metres are watched of which only it matters how far they lie from each other. */
const ANY_PLANE = new TangentPlane([0, 0]);

/**
 * Reads a recording of ASTERIX: bare data blocks, or a capture of the network. Each target report with a position
 * becomes a `vehicle_update`. Returns what the person who imports should know. Throws an {@link ImportError} where the
 * day, the airport or the reference point is not known.
 */
export async function readAsterix(file: FileToRead, isCapture: boolean): Promise<string[]> {
  const { source, sink, hints, airports, pass } = file;
  const signal = pass('scanning').signal;
  const calendar = calendars(hints.date, isCapture, source.name);
  const head = await source.head({ signal });
  const choice = new EditionChoice();
  const streamTo = (taker: RecordTaker) => {
    const walk = new RecordWalk(choice, taker);
    const capture = isCapture ? new CaptureTally() : undefined;
    return { walk, capture, stream: capture ? captureStream(head, walk, capture) : blockStream(walk) };
  };

  const told = referenceOf(hints.reference, hints.airportId, airports);
  const locate = (lon: number, lat: number) => locateAirport(airports, lon, lat);
  const newScan = () => new Scan(new TargetWatch(calendar(), told ? planeAt(told) : ANY_PLANE), locate);
  streamTo(newScan()).stream.push(head);
  const scan = newScan();
  const scanned = streamTo(scan);
  await run(source.bytes(pass('scanning')), scanned.stream);
  if (scan.targets === 0) throw nothingOfTargets(scanned.walk);

  const airportId =
    hints.airportId ?? scan.airportId ?? (told && locate(told.lon, told.lat)) ?? hints.mapAirportId;
  if (airportId === undefined) {
    const why =
      told === undefined && scan.isInMetres
        ? `positions in metres fit any${airportsToChoose(airports)}`
        : 'no known one lies near';
    throw new ImportError(`does not name its airport, and ${why}`, 'airport');
  }
  const reference = scan.relative > 0 ? await soundReference(told, airportId, file) : undefined;
  const fixedIds = scan.fixedIds();
  const watch = new TargetWatch(calendar(), reference && planeAt(reference));
  const writer = new TargetWriter(sink, watch, new TargetLines(airportId), fixedIds);
  const reading = streamTo(writer);
  await run(source.bytes(pass('reading')), reading.stream);
  const datedByCapture = isCapture && hints.date === undefined;
  return importNotes({ ...reading, choice, writer, ids: watch.ids, fixedIds, reference, datedByCapture });
}

async function run(chunks: AsyncIterable<Buffer>, stream: RecordingStream): Promise<void> {
  for await (const chunk of chunks) stream.push(chunk);
  stream.end();
}

/** Calendars for one pass each. */
function calendars(date: string | undefined, isCapture: boolean, name: string): () => Calendar {
  if (date !== undefined) return () => calendarFrom(date);
  if (isCapture) return () => calendarOfCapture;
  throw dayUnknown('record', name);
}

function planeAt({ lon, lat }: Reference): TangentPlane {
  return new TangentPlane([lon, lat]);
}

function nothingOfTargets({ blocks }: RecordWalk): ImportError {
  const found = [...blocks].map(([category, count]) => `CAT${padded(category)}: ${count}`).join(', ');
  return new ImportError(
    `holds no target reports of CAT010 or CAT021${found === '' ? '' : `, only blocks of ${found}`}`,
  );
}
