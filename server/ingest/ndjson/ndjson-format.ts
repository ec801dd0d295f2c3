import type { FormatReader } from '../format-reader.ts';
import { handOver } from '../recording-batch.ts';
import { NdjsonReader } from './ndjson-reader.ts';

/** The native format. Bad lines may stand before the first good one. */
export const ndjsonFormat: FormatReader = {
  format: 'ndjson',
  title: 'one JSON object a line, each with its kind',
  turn: 'records',
  isWorthAThread: true,
  recognises: ({ lines }) => lines.some(line => /^\s*\{[" ]/.test(line)),
  async read({ source, sink, pass }) {
    const reader = new NdjsonReader();
    for await (const chunk of source.bytes({ ...pass('reading'), keepsNothing: true })) {
      const batch = reader.push(chunk);
      if (batch) handOver(batch, sink);
    }
    const last = reader.end();
    if (last) handOver(last, sink);
    return [];
  },
};
