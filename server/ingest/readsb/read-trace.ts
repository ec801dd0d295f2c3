import { readReferencePoint } from '../../contract/reference-point.ts';
import type { FileToRead } from '../format-reader.ts';
import { ImportError } from '../import-error.ts';
import type { ImportHints } from '../import-hints.ts';
import { SET_ASIDE_TEXT_LENGTH } from '../line-splitter.ts';
import { AIRPORT_REACH_METRES, type KnownAirport, locateAirport } from '../locate-airport.ts';
import { readTraceHead, readTraceMember, type TraceHead } from './trace-head.ts';
import { readTraceRow } from './trace-row.ts';
import { type TracePiece, TraceScanner } from './trace-scanner.ts';

/**
 * Reads the trace of one aircraft or ground vehicle: of each airport that it comes near, its positions within 10 km.
 * Returns how many were left out because they are elsewhere. Throws an {@link ImportError} where nothing tells where
 * the airport is.
 */
export async function readTrace({ source, sink, hints, airports, pass }: FileToRead): Promise<string[]> {
  const head = await readTraceHead(source, pass('scanning'));
  const near = placed(airports, hints);
  const met = new Set<string>();
  let elsewhere = 0;
  const setAside = ({ offset, bytes }: TracePiece, reason: string) =>
    sink.setAside({ offset, text: bytes.subarray(0, SET_ASIDE_TEXT_LENGTH).toString('utf8'), reason });
  const scanner = new TraceScanner({
    member(piece) {
      const member = readTraceMember(piece.bytes);
      if ('reason' in member) setAside(piece, member.reason);
    },
    row(piece) {
      const row = readTraceRow(piece.bytes, head);
      if ('reason' in row) return setAside(piece, row.reason);
      const airportId = locateAirport(near, row.lon, row.lat);
      if (airportId === undefined) {
        elsewhere++;
        return;
      }
      const position = row.line(airportId);
      if ('reason' in position) return setAside(piece, position.reason);
      if (!met.has(airportId)) sink.write(vehicleOf(head, airportId));
      met.add(airportId);
      sink.write(position.line);
    },
    damaged: setAside,
  });
  for await (const chunk of source.bytes(pass('reading'))) scanner.push(chunk);
  scanner.end();
  return elsewhere === 0 ? [] : [leftOut(elsewhere, head, near)];
}

function vehicleOf({ vehicleId, vehicleType, attributes }: TraceHead, airportId: string) {
  return { ...attributes, kind: 'vehicle' as const, airportId, vehicleId, vehicleType };
}

/** The airports whose positions are wanted, each with its place. */
function placed(
  airports: readonly KnownAirport[],
  { airportId: told, reference }: ImportHints,
): readonly KnownAirport[] {
  const point = reference === undefined ? undefined : readReferencePoint(reference);
  if (told !== undefined && typeof point === 'object') return [{ airportId: told, ...point }];
  const near = airports.filter(
    ({ airportId, lon }) => lon !== null && (told === undefined || airportId === told),
  );
  if (near.length > 0) return near;
  const goes = 'follows its aircraft around the world';
  if (told === undefined)
    throw new ImportError(`${goes}, and no airport is known whose part is wanted`, 'airport');
  throw new ImportError(
    `${goes}, and where ${told} lies is not known: tell its reference point, or import its map before, or together with it`,
    'reference',
  );
}

function leftOut(positions: number, { vehicleId }: TraceHead, near: readonly KnownAirport[]): string {
  const airport = near.length === 1 ? near[0]?.airportId : 'any known airport';
  const count = positions === 1 ? '1 position' : `${positions.toLocaleString('en')} positions`;
  return `left out ${count} of ${vehicleId} over ${AIRPORT_REACH_METRES / 1000} km from ${airport}`;
}
