const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const MAX_DEPTH = 64;

/** A line of JSON, or why it is none that can be kept whole. */
export type ParsedLine = { readonly value: object } | { readonly reason: string };

/**
 * Parses one JSON object. Refuses what a parser would let through and lose: a key that stands twice, a number too
 * large for a double, values nested more than 64 deep.
 */
export function parseJsonLine(text: string): ParsedLine {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { reason: `is not valid JSON: ${error instanceof Error ? error.message : error}` };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { reason: 'must be one JSON object, such as {"kind": "vehicle_update", …}' };
  }
  const keys = countKeys(value, 0);
  if (Number.isNaN(keys))
    return { reason: `holds a number that is too large, or is nested over ${MAX_DEPTH} deep` };
  if (keys !== countColons(text)) return { reason: `names a field twice: ${findRepeatedKey(text)}` };
  return { value };
}

/** Keys of an object and all objects within; NaN where a number is not finite or the nesting is too deep. */
function countKeys(value: object, depth: number): number {
  if (depth > MAX_DEPTH) return Number.NaN;
  let count = 0;
  const entries = Array.isArray(value) ? value : Object.values(value);
  if (!Array.isArray(value)) count += entries.length;
  for (const entry of entries) {
    if (typeof entry === 'number' && !Number.isFinite(entry)) return Number.NaN;
    if (typeof entry === 'object' && entry !== null) count += countKeys(entry, depth + 1);
  }
  return count;
}

/** Colons outside strings: in valid JSON, one for each key written. */
function countColons(text: string): number {
  let count = 0;
  let inString = false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (inString) {
      if (code === BACKSLASH) index++;
      else if (code === QUOTE) inString = false;
    } else if (code === QUOTE) inString = true;
    else if (code === COLON) count++;
  }
  return count;
}

/** The first key that an object of this valid JSON names twice. */
function findRepeatedKey(text: string): string {
  const open: Set<string>[] = [];
  for (const [token, key] of text.matchAll(/("(?:[^"\\]|\\.)*")\s*:|"(?:[^"\\]|\\.)*"|[{}]/g)) {
    if (token === '{') open.push(new Set());
    else if (token === '}') open.pop();
    else if (key !== undefined) {
      const name: string = JSON.parse(key);
      const names = open.at(-1);
      if (names?.has(name)) return name;
      names?.add(name);
    }
  }
  return 'in an inner object';
}
