import { uint16 } from './bits.ts';

/** The longest data block: its length stands in two bytes. */
export const MAX_BLOCK_BYTES = 0xffff;

/** Category, length, and a record of one byte at least. */
const MIN_BLOCK_BYTES = 5;

/** The categories that EUROCONTROL has assigned to surveillance and its support, and the commonest of its users' own. */
const CATEGORIES = new Set([
  1, 2, 3, 4, 7, 8, 9, 10, 11, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 30, 31, 32, 33, 34, 48, 61, 62, 63,
  65, 129, 150, 151, 152, 153, 204, 205, 240, 247, 252,
]);

/** Whether the three bytes at `at` may begin a data block: a category that is in use, and a length that can be. */
export function isPlausibleHeader(bytes: Uint8Array, at: number): boolean {
  return hasPlausibleLength(bytes, at) && CATEGORIES.has(bytes[at] ?? 0);
}

/** Whether the three bytes at `at` tell a length that can be, of whatever category. */
export function hasPlausibleLength(bytes: Uint8Array, at: number): boolean {
  return at + 3 <= bytes.length && uint16(bytes, at + 1) >= MIN_BLOCK_BYTES;
}

/**
 * Where headers of data blocks lead that begin at `start` and follow each other: `end`, where they fill all of it; a
 * place before where one is not plausible; a place beyond where the last block is longer than what is left.
 */
export function followHeaders(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && hasPlausibleLength(bytes, at)) at += uint16(bytes, at + 1);
  return at;
}
