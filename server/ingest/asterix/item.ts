import type { Report } from './report.ts';

/** What a report says that a vehicle's state has no place for, by readable names. */
export type Attributes = Record<string, unknown>;

/**
 * How long an item is: so many bytes; as many as its lowest bits say (`extended`); as its first byte says
 * (`explicit`); one byte, and a second one without such a bit where the first says so (`extendedOnce`); groups of so
 * many bytes, counted by the first byte; or parts, named by bits of its own.
 */
export type ItemSize =
  | number
  | 'extended'
  | 'explicit'
  | 'extendedOnce'
  | { readonly repeated: number }
  | { readonly parts: readonly ItemSize[] };

/** An item of a category: its length and what it says. `at` is its first byte, `end` the byte after it. */
export interface Item {
  /** As the specification names it, such as `I010/042`. */
  readonly id: string;
  readonly size: ItemSize;
  /** Takes what a vehicle's state needs. */
  readonly read?: (bytes: Uint8Array, at: number, report: Report, end: number) => void;
  /** Takes what else is worth keeping. */
  readonly tell?: (bytes: Uint8Array, at: number, attributes: Attributes, end: number) => void;
}

/** The items of a category in one of its editions, by field reference number from 0; a spare one is left out. */
export interface CategoryEdition {
  readonly category: number;
  /** In words, such as `1.1` or `2.2 to 2.6`. */
  readonly edition: string;
  readonly items: readonly (Item | undefined)[];
}

/** The byte after an item that begins at `at`; a number beyond `limit` where it runs over it. */
export function endOfItem(size: ItemSize, bytes: Uint8Array, at: number, limit: number): number {
  if (typeof size === 'number') return at + size;
  if (at >= limit) return limit + 1;
  const first = bytes[at] ?? 0;
  if (size === 'extended') {
    let end = at;
    while (end < limit && (bytes[end] ?? 0) & 1) end++;
    return end + 1;
  }
  if (size === 'explicit') return first === 0 ? limit + 1 : at + first;
  if (size === 'extendedOnce') return first & 1 ? at + 2 : at + 1;
  if ('repeated' in size) return at + 1 + first * size.repeated;
  return endOfParts(size.parts, bytes, at, limit);
}

function endOfParts(parts: readonly ItemSize[], bytes: Uint8Array, at: number, limit: number): number {
  const first = endOfItem('extended', bytes, at, limit);
  let end = first;
  for (let octet = at; octet < first && end <= limit; octet++) {
    for (let bit = 0; bit < 7; bit++) {
      if (!((bytes[octet] ?? 0) & (0x80 >> bit))) continue;
      const part = parts[(octet - at) * 7 + bit];
      if (part === undefined) return limit + 1;
      end = endOfItem(part, bytes, end, limit);
      if (end > limit) return end;
    }
  }
  return end;
}
