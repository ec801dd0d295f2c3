import { type LayoutName, layoutOf } from './layouts.ts';

/** Items by number, each as the bytes that it is. */
export type Items = Readonly<Record<string, Uint8Array | readonly number[] | undefined>>;

/** A record: the list of its items, and they. Throws where the edition has no such item. */
export function encodeRecord(layout: LayoutName, items: Items): Buffer {
  const laidOut = layoutOf(layout);
  const unknown = Object.keys(items).filter(number => !laidOut.some(item => item?.number === number));
  if (unknown.length > 0) throw new Error(`${layout} has no item ${unknown.join(', ')}`);
  const present = laidOut.map(item => item !== undefined && items[item.number] !== undefined);
  const octets = Math.max(1, Math.ceil((present.lastIndexOf(true) + 1) / 7));
  const list = Array.from({ length: octets }, (_, octet) => {
    let byte = octet < octets - 1 ? 1 : 0;
    for (let bit = 0; bit < 7; bit++) if (present[octet * 7 + bit]) byte |= 0x80 >> bit;
    return byte;
  });
  const contents = laidOut.flatMap(item => [...((item && items[item.number]) ?? [])]);
  return Buffer.from([...list, ...contents]);
}

/** A data block: category, length, records. */
export function encodeBlock(category: number, ...records: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(records);
  return Buffer.concat([Buffer.from([category]), bytesOf(content.length + 3, 2), content]);
}

/** A number in so many bytes, the most significant first, negative ones in two's complement. */
export function bytesOf(value: number, width: number): Buffer {
  const bytes = Buffer.alloc(width);
  if (value < 0) bytes.writeIntBE(value, 0, width);
  else bytes.writeUIntBE(value, 0, width);
  return bytes;
}

/** Eight characters of six bits, filled up with blanks. */
export function sixBits(text: string): Buffer {
  const codes = [...text.padEnd(8)].map(character => character.charCodeAt(0) & 63);
  let value = 0n;
  for (const code of codes) value = (value << 6n) | BigInt(code);
  return Buffer.from(value.toString(16).padStart(12, '0'), 'hex');
}
