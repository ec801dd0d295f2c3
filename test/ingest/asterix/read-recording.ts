import { asterixFormat, pcapFormat } from '../../../server/ingest/asterix/asterix-format.ts';
import type { VehicleUpdateLine } from '../../../server/ingest/asterix/target-lines.ts';
import { fileHead } from '../../../server/ingest/file-head.ts';
import type { ImportHints } from '../../../server/ingest/import-hints.ts';
import type { KnownAirport } from '../../../server/ingest/locate-airport.ts';
import type { SetAside } from '../../../server/ingest/recording-sink.ts';
import { openSource } from '../../../server/ingest/source.ts';

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
  const notes = await read({ source, sink, hints, airports, pass: () => ({}) });
  return { format, lines, setAside, notes };
}
