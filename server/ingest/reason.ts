import type { z } from 'zod';

const MAX_PARTS = 3;
const MAX_VALUE_LENGTH = 80;

/** What is wrong with a value and what would be right, for the person who made the file: field, rule, value. */
export function reasonOf(
  issues: readonly z.core.$ZodIssue[],
  input: unknown,
  nameOf: (field: string) => string = field => field,
): string {
  const places = new Map(issues.toReversed().map(issue => [issue.path.join('.'), issue]));
  const firsts = issues.filter(issue => places.get(issue.path.join('.')) === issue);
  const parts = firsts.slice(0, MAX_PARTS).map(issue => {
    const path = issue.path.map((step, index) => (index === 0 ? nameOf(String(step)) : String(step)));
    const value = valueAt(input, issue.path);
    return `${path.join('.') || 'the line'}: ${rule(issue, value)}${told(issue, value)}`;
  });
  if (firsts.length > MAX_PARTS) parts.push(`and ${firsts.length - MAX_PARTS} more`);
  return parts.join('; ');
}

/** A value as a reason shows it: JSON, cut short. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > MAX_VALUE_LENGTH ? `${text.slice(0, MAX_VALUE_LENGTH)}…` : text;
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, step);
  }
  return value;
}

function rule(issue: z.core.$ZodIssue, value: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return value === undefined ? 'is missing' : `must be ${withArticle(issue.expected)}`;
    case 'invalid_value':
      return value === undefined ? 'is missing' : `must be one of ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return issue.origin === 'string'
        ? 'must not be empty'
        : `must be ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}`;
    case 'too_big':
      return issue.origin === 'string'
        ? `must have at most ${issue.maximum} characters`
        : `must be ${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum}`;
    case 'unrecognized_keys':
      return `has a field that is not known: ${issue.keys.join(', ')}`;
    case 'invalid_key':
      return issue.issues[0]?.message ?? issue.message;
    default:
      return issue.message;
  }
}

function told(issue: z.core.$ZodIssue, value: unknown): string {
  if (value === undefined || issue.code === 'unrecognized_keys' || issue.code === 'invalid_key') return '';
  return `, is ${shown(value)}`;
}

function withArticle(expected: string): string {
  if (expected === 'record' || expected === 'object') return 'an object';
  if (expected === 'string') return 'a text';
  return /^[aeio]/.test(expected) ? `an ${expected}` : `a ${expected}`;
}
