import type { z } from 'zod';
import { type FieldError, ReplayError } from '../contract/problems.ts';

/**
 * Parses what a request gave with the schema of the contract.
 * @throws {ReplayError} `invalid_request` naming every field that is wrong, once each.
 */
export function validate<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input, { error: inPlainWords });
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.flatMap(issue => fieldErrors(issue, input));
  throw invalidRequest([...new Map(errors.map(error => [error.path, error])).values()]);
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

function fieldErrors(issue: z.core.$ZodIssue, input: unknown): FieldError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => ({ path: [...issue.path, key].join('.'), message: 'is not known here' }));
  }
  const missing = issue.code !== 'custom' && valueAt(input, issue.path) === undefined;
  return [{ path: issue.path.join('.'), message: missing ? 'is required' : issue.message }];
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce((value, step) => Object(value)[step], input);
}

/** What is wrong, where the schema has no words of its own. */
function inPlainWords(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${typeInWords(issue.expected)}`;
    case 'invalid_value':
      return oneOf(issue.values);
    case 'invalid_union':
      return Array.isArray(issue.options) ? oneOf(issue.options) : undefined;
    case 'too_small':
      if (issue.origin === 'string') return 'must not be empty';
      return bound(issue.origin, issue.inclusive ? 'at least' : 'more than', issue.minimum);
    case 'too_big':
      if (issue.origin === 'string') return `must have at most ${issue.maximum} characters`;
      return bound(issue.origin, issue.inclusive ? 'at most' : 'less than', issue.maximum);
    default:
      return undefined;
  }
}

function oneOf(values: readonly unknown[]): string {
  return `must be one of ${values.map(String).join(', ')}`;
}

function bound(origin: string, relation: string, limit: number | bigint): string {
  return origin === 'array' ? `must have ${relation} ${limit} items` : `must be ${relation} ${limit}`;
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
