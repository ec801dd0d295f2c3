import { closeSync, openSync, writeSync } from 'node:fs';
import { writeBatch } from '../ingest/recording-batch.ts';
import type { BeginRecording } from '../ingest/recording-import.ts';
import { ArgumentError } from './argument-error.ts';
import { writeFault } from './write-fault.ts';

/**
 * A file that takes every piece of input that was set aside, as NDJSON: `{file, line, text, reason}`. An older file of
 * that name is replaced. Throws an ArgumentError where it cannot be written.
 */
export class SetAsideFile {
  readonly #descriptor: number;

  constructor(path: string) {
    try {
      this.#descriptor = openSync(path, 'w');
    } catch (error) {
      throw new ArgumentError(`--set-aside ${path}: cannot be written: ${writeFault(error)}`);
    }
  }

  /** Recordings as `begin` makes them, but what they set aside is written down here too. */
  listeningTo(begin: BeginRecording): BeginRecording {
    return source => {
      const recording = begin(source);
      if ('alreadyImported' in recording) return recording;
      const { lookup } = recording;
      return {
        ...(lookup ? { lookup } : {}),
        write: line => recording.write(line),
        writeBatch: batch => writeBatch(batch, recording),
        writeMap: (airportId, map) => recording.writeMap(airportId, map),
        setAside: entry => {
          writeSync(this.#descriptor, `${JSON.stringify({ file: source.name, ...entry })}\n`);
          recording.setAside(entry);
        },
        commit: report => recording.commit(report),
        rollback: () => recording.rollback(),
      };
    };
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}
