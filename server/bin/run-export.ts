import { basename } from 'node:path';
import type { Writable } from 'node:stream';
import type { Airport } from '../contract/history.ts';
import type { ExportProgress, TellProgress } from '../export/export-progress.ts';
import type { RecordSource } from '../export/record-pieces.ts';
import { recordedSpan } from '../export/recorded-span.ts';
import { recordsAsCsv } from '../export/records-as-csv.ts';
import { recordsAsNdjson } from '../export/records-as-ndjson.ts';
import { TRACK_FORMAT_OF } from '../export/track-formats.ts';
import { writeTracks } from '../export/write-tracks.ts';
import type { Clock } from '../replay/clock.ts';
import { EntityFilter } from '../replay/filter.ts';
import { ArgumentError } from './argument-error.ts';
import type { ExportArguments } from './export-arguments.ts';
import { progressDisplay } from './progress-display.ts';
import { EXIT_FAILED, EXIT_INTERRUPTED } from './run-import.ts';
import { writeFault } from './write-fault.ts';
import { writeOut, writeOutput } from './write-output.ts';

/** What an export reads from and where it tells of itself. */
export interface ExportSurroundings extends RecordSource {
  readonly airports: readonly Airport[];
  readonly airportMap: (airportId: string) => string | undefined;
  readonly out: Writable;
  readonly err: NodeJS.WritableStream;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/**
 * Writes what is asked for. Returns the exit code: 0, 1 where it could not be written, 130 where the signal ended it. Throws
 * an {@link ArgumentError} where the store does not have what is asked for.
 */
export async function runExport(args: ExportArguments, surroundings: ExportSurroundings): Promise<number> {
  const { out, err, clock, signal } = surroundings;
  const { output } = args;
  const name = output === undefined ? 'export' : basename(output);
  const display = progressDisplay(name, err, clock);
  let told: ExportProgress | undefined;
  const pieces = piecesOf(args, surroundings, progress => {
    told = progress;
    display.show({ stage: 'writing', done: progress.done, total: progress.total });
  });
  try {
    if (output === undefined) await writeOut(out, pieces, signal);
    else await writeOutput(output, pieces, signal);
    display.stop();
    err.write(summary(name, told));
    return 0;
  } catch (error) {
    display.stop();
    const left = output === undefined ? '' : '; nothing of it was kept';
    if (signal.aborted) {
      err.write(`${name}: interrupted${left}\n`);
      return EXIT_INTERRUPTED;
    }
    err.write(`${name}: could not be written: ${writeFault(error)}${left}\n`);
    return EXIT_FAILED;
  }
}

function piecesOf(
  { format, from, to, filters, airportId }: ExportArguments,
  { reader, given, airports, airportMap }: ExportSurroundings,
  tell: TellProgress,
): Iterable<string> {
  const airport = airportOf(airports, airportId);
  if (format === 'map') {
    const map = airportMap(airport.airportId);
    if (map === undefined) throw new ArgumentError(`--map: no map of ${airport.airportId} was imported`);
    return [map, '\n'];
  }
  const filter = new EntityFilter(filters);
  if (format === 'ndjson') return recordsAsNdjson({ reader, given }, { airport, from, to, filter }, tell);
  const [kind, ...others] = filters.kinds ?? ['vehicle'];
  if (format === 'csv' && kind !== undefined && kind !== 'vehicle' && others.length === 0)
    return recordsAsCsv({ given }, kind, { airport, from, to, filter }, tell);
  const span = recordedSpan(airport);
  const range = {
    airportId: airport.airportId,
    from: from ?? Math.min(span.from, to ?? span.from),
    to: to ?? Math.max(span.to, from ?? span.to),
    vehicleIds: filters.vehicleIds,
    filter,
  };
  return writeTracks(TRACK_FORMAT_OF[format], reader, range, tell);
}

function airportOf(airports: readonly Airport[], wanted: string | undefined): Airport {
  const ids = airports.map(({ airportId }) => airportId).join(', ');
  if (airports.length === 0) throw new ArgumentError('finds nothing: nothing was imported yet');
  const [only, ...others] = airports;
  if (wanted === undefined) {
    if (only && others.length === 0) return only;
    throw new ArgumentError(`needs --airport: the store has ${ids}`);
  }
  const found = airports.find(({ airportId }) => airportId === wanted);
  if (!found) throw new ArgumentError(`--airport ${wanted}: the store has ${ids} only`);
  return found;
}

function summary(name: string, told: ExportProgress | undefined): string {
  if (!told) return `${name}: written\n`;
  const { records, damaged } = told;
  const left = damaged === 0 ? '' : `, ${damaged.toLocaleString('en')} left out because they are damaged`;
  if (records === 0) return `${name}: no records: nothing that was asked for lies in this range${left}\n`;
  return `${name}: ${records.toLocaleString('en')} ${records === 1 ? 'record' : 'records'}${left}\n`;
}
