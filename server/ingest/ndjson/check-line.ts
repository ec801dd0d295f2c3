import { type NdjsonLine, ndjsonLine } from '../../contract/lines.ts';
import { parseJsonLine } from '../json-line.ts';
import { reasonOf, shown } from '../reason.ts';

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

function kindRule(kind: unknown): string {
  const known = `one of ${[...LINE_SCHEMAS.keys()].join(', ')}`;
  return kind === undefined ? `is missing; it must be ${known}` : `must be ${known}, is ${shown(kind)}`;
}
