import { type NdjsonLine, ndjsonLine } from '../contract/lines.ts';
import type { FormatReader } from './format-reader.ts';
import { parseJsonLine } from './json-line.ts';
import { SET_ASIDE_TEXT_LENGTH } from './line-splitter.ts';
import { reasonOf, shown } from './reason.ts';
import type { RecordingSink } from './recording-sink.ts';
import type { Pass, Source } from './source.ts';

const LINE_SCHEMAS = new Map(ndjsonLine.options.map(schema => [schema.shape.kind.value, schema] as const));

/** A line of NDJSON as it is to be recorded, or why it is set aside. */
export type CheckedLine = { readonly line: NdjsonLine } | { readonly reason: string };

/** Checks one line of NDJSON against the contract. Times come out in UTC with milliseconds. */
export function checkNdjsonLine(text: string): CheckedLine {
  const parsed = parseJsonLine(text);
  if ('reason' in parsed) return parsed;
  const kind: unknown = Reflect.get(parsed.value, 'kind');
  const schema = LINE_SCHEMAS.get(kind as NdjsonLine['kind']);
  if (!schema) return { reason: `kind: ${kindRule(kind)}` };
  const checked = schema.safeParse(parsed.value);
  return checked.success ? { line: checked.data } : { reason: reasonOf(checked.error.issues, parsed.value) };
}

/** The native format. Bad lines may stand before the first good one. */
export const ndjsonFormat: FormatReader = {
  format: 'ndjson',
  title: 'one JSON object a line, each with its kind',
  turn: 'records',
  recognises: ({ lines }) => lines.some(line => /^\s*\{[" ]/.test(line)),
  async read({ source, sink, pass }) {
    await readNdjson(source, sink, pass('reading'));
    return [];
  },
};

/** Reads a source of NDJSON: each line goes to the sink, or is set aside with its reason. Blank lines are skipped. */
export async function readNdjson(source: Source, sink: RecordingSink, pass: Pass): Promise<void> {
  for await (const batch of source.lines(pass)) {
    for (const entry of batch.setAside) sink.setAside(entry);
    for (const [index, text] of batch.lines.entries()) {
      if (text.trim() === '') continue;
      const checked = checkNdjsonLine(text);
      if ('line' in checked) sink.write(checked.line);
      else {
        const line = batch.firstLine + index;
        sink.setAside({ line, text: text.slice(0, SET_ASIDE_TEXT_LENGTH), reason: checked.reason });
      }
    }
  }
}

function kindRule(kind: unknown): string {
  const known = `one of ${[...LINE_SCHEMAS.keys()].join(', ')}`;
  return kind === undefined ? `is missing; it must be ${known}` : `must be ${known}, is ${shown(kind)}`;
}
