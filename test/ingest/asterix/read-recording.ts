import { asterixFormat, pcapFormat } from '../../../server/ingest/asterix/asterix-format.ts';
import type { VehicleUpdateLine } from '../../../server/ingest/asterix/target-lines.ts';
import { fileHead } from '../../../server/ingest/file-head.ts';
import type { FileToRead } from '../../../server/ingest/format-reader.ts';
import type { ImportHints } from '../../../server/ingest/import-hints.ts';
import type { KnownAirport } from '../../../server/ingest/locate-airport.ts';
import type { SetAside } from '../../../server/ingest/recording-sink.ts';
import { openSource } from '../../../server/ingest/source.ts';
import { temporaryFile } from '../temporary-folder.ts';
import { encodeBlock } from './encode/encode-record.ts';
import { type SurfaceTarget, surfaceRecord } from './encode/targets.ts';

/** What a recording of ASTERIX was read into. */
export interface ReadRecording {
  readonly format: string;
  readonly lines: VehicleUpdateLine[];
  readonly setAside: SetAside[];
  readonly notes: readonly string[];
}

/** Reads a file by whichever of the two formats recognises it, the bare blocks where neither does. */
export async function readRecording(
  path: string,
  hints: ImportHints,
  airports: readonly KnownAirport[] = [],
  airportMap: FileToRead['airportMap'] = undefined,
): Promise<ReadRecording> {
  const source = await openSource(path);
  const head = fileHead(source.name, await source.head({}));
  const { format, read } = pcapFormat.recognises(head, hints) ? pcapFormat : asterixFormat;
  const lines: VehicleUpdateLine[] = [];
  const setAside: SetAside[] = [];
  const sink = {
    write: (line: unknown) => void lines.push(line as VehicleUpdateLine),
    writeMap: () => {},
    setAside: (entry: SetAside) => void setAside.push(entry),
  };
  const notes = await read({ source, sink, hints, airports, airportMap, pass: () => ({}) });
  return { format, lines, setAside, notes };
}

export const BARCELONA = { airportId: 'LEBL', lon: 2.078447222, lat: 41.29706278 };
export const HINTS = { airportId: 'LEBL', date: '2020-10-02', reference: '41.29706278,2.078447222' };
/** Seconds from midnight to eight. */
export const MORNING = 8 * 3600;
/** A ground vehicle at the reference point. */
export const bus: SurfaceTarget = {
  seconds: MORNING,
  x: 0,
  y: 0,
  vx: 3,
  vy: 4,
  kind: 2,
  address: 0x3410d0,
  callsign: 'H6',
};

/** Reads reports of CAT010, each in a block of its own. */
export function readTargets(
  targets: readonly SurfaceTarget[],
  hints: ImportHints = HINTS,
  name = 'radar.ast',
  airportMap: FileToRead['airportMap'] = undefined,
): Promise<ReadRecording> {
  const blocks = targets.map(target => encodeBlock(10, surfaceRecord(target)));
  return readRecording(temporaryFile(name, Buffer.concat(blocks)), hints, [BARCELONA], airportMap);
}
