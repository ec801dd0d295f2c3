import type { FileHead } from '../file-head.ts';
import type { FormatReader } from '../format-reader.ts';
import { ImportError } from '../import-error.ts';
import { readTrace } from './read-trace.ts';

const TRACE = /"trace"\s*:\s*\[/;
const SNAPSHOT = /^\{\s*"now"\s*:[^[{]*"aircraft"\s*:\s*\[/;

/** Trace files of readsb and tar1090, `trace_full_….json`: each has the positions of one aircraft, mostly of a day. */
export const readsbFormat: FormatReader = {
  format: 'readsb',
  title: 'trace of one aircraft or vehicle as readsb and tar1090 write it (trace_full_….json)',
  turn: 'unplaced',
  mayHoldNothing: true,
  recognises,
  async read(file) {
    const { signal } = file.pass('scanning');
    if (SNAPSHOT.test(textOf(await file.source.head({ signal })))) {
      throw new ImportError(
        'is a snapshot of many aircraft at one moment (aircraft.json), not the trace of one over time: import trace_full_….json files',
      );
    }
    return readTrace(file);
  },
};

/** Recognises a snapshot (aircraft.json) too, so that reading it can tell what to import instead. */
function recognises({ bytes }: FileHead): boolean {
  const text = textOf(bytes);
  if (!text.startsWith('{')) return false;
  return (/"icao"\s*:/.test(text) && TRACE.test(text)) || SNAPSHOT.test(text);
}

function textOf(bytes: Buffer): string {
  return bytes.toString('utf8').trimStart();
}
