/** Numbers in the byte order of ASTERIX and of networks, most significant byte first. */

export function uint16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

export function int16(bytes: Uint8Array, at: number): number {
  return (uint16(bytes, at) << 16) >> 16;
}

export function uint24(bytes: Uint8Array, at: number): number {
  return (uint16(bytes, at) << 8) | (bytes[at + 2] ?? 0);
}

export function int24(bytes: Uint8Array, at: number): number {
  return (uint24(bytes, at) << 8) >> 8;
}

export function int32(bytes: Uint8Array, at: number): number {
  return (uint16(bytes, at) << 16) | uint16(bytes, at + 2);
}

const ALPHABET = `${' ABCDEFGHIJKLMNOPQRSTUVWXYZ'.padEnd(48)}0123456789      `;

/** Eight characters of six bits each (ICAO Annex 10 volume IV, 3.1.2.9.1.2), without blanks around them. */
export function sixBitText(high: number, low: number): string {
  let text = '';
  for (const half of [high, low]) {
    for (let shift = 18; shift >= 0; shift -= 6) text += ALPHABET[(half >> shift) & 63] ?? ' ';
  }
  return text.trim();
}

/** A mode A code as pilots and controllers write it: four octal digits. */
export function squawk(code: number): string {
  return (code & 0xfff).toString(8).padStart(4, '0');
}
