import type { z } from 'zod';
import { type FieldError, ReplayError } from '../contract/problems.ts';

/**
 * Parses what a request gave with the schema of the contract.
 * @throws {ReplayError} `invalid_request` naming every field that is wrong.
 */
export function validate<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input, { error: inPlainWords });
  if (parsed.success) return parsed.data;
  throw invalidRequest(parsed.error.issues.flatMap(fieldErrors));
}

/** A refusal that names what is wrong and where. */
export function invalidRequest(errors: readonly FieldError[]): ReplayError {
  const detail = errors.map(({ path, message }) => (path ? `${path} ${message}` : message)).join('; ');
  return new ReplayError('invalid_request', `${detail}.`, errors);
}

/** The fields of a query. A field given twice is refused: one of the two would be lost. */
export function readQuery(url: string): Record<string, string> {
  const start = url.indexOf('?');
  const entries = [...new URLSearchParams(start === -1 ? '' : url.slice(start + 1))];
  const names = entries.map(([name]) => name);
  const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  if (twice.size > 0) {
    throw invalidRequest([...twice].map(path => ({ path, message: 'is given more than once' })));
  }
  return Object.fromEntries(entries);
}

function fieldErrors(issue: z.core.$ZodIssue): FieldError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => ({ path: [...issue.path, key].join('.'), message: 'is not known here' }));
  }
  return [{ path: issue.path.join('.'), message: issue.message }];
}

/** What is wrong, where the schema has no words of its own. */
function inPlainWords(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'custom') return undefined;
  if (issue.input === undefined) return 'is required';
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${typeInWords(issue.expected)}`;
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      if (issue.origin === 'string') return 'must not be empty';
      return `must ${sized(issue.origin)} ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}`;
    case 'too_big':
      if (issue.origin === 'string') return `must have at most ${issue.maximum} characters`;
      return `must ${sized(issue.origin)} ${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum}`;
    default:
      return undefined;
  }
}

function sized(origin: string): string {
  return origin === 'array' ? 'have a number of items of' : 'be';
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  array: 'a list',
  tuple: 'a list',
  object: 'an object',
};

function typeInWords(expected: string): string {
  return TYPES[expected] ?? `of type ${expected}`;
}
