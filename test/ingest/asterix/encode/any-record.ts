import fc from 'fast-check';
import { encodeRecord, type Items } from './encode-record.ts';
import { type LayoutName, layoutOf } from './layouts.ts';

/** A record of any of the edition's items, one at least, with any content. */
export function anyRecord(layout: LayoutName): fc.Arbitrary<Buffer> {
  const laidOut = layoutOf(layout).filter(item => item !== undefined);
  return fc
    .subarray(laidOut, { minLength: 1 })
    .chain(items =>
      fc.tuple(
        ...items.map(({ number, length }) => contentOf(length).map(bytes => [number, bytes] as const)),
      ),
    )
    .map(entries => encodeRecord(layout, Object.fromEntries(entries) as Items));
}

const byte = fc.nat(255);
const some = (length: number) => fc.array(byte, { minLength: length, maxLength: length });

function contentOf(length: string): fc.Arbitrary<number[]> {
  if (length === 'x')
    return fc.array(byte, { maxLength: 3 }).chain(more => byte.map(last => chained([...more, last])));
  if (length === 'xo')
    return fc.tuple(byte, byte).map(([first, second]) => (first & 1 ? [first, second] : [first]));
  if (length === 'e')
    return fc.array(byte, { maxLength: 20 }).map(content => [content.length + 1, ...content]);
  if (length.startsWith('r')) {
    const width = Number(length.slice(1));
    return fc.nat(3).chain(count => some(count * width).map(content => [count, ...content]));
  }
  if (length.startsWith('c')) return partsOf(length.slice(1).split(','));
  return some(Number(length));
}

function partsOf(lengths: readonly string[]): fc.Arbitrary<number[]> {
  return fc.subarray([...lengths.keys()], { minLength: 1 }).chain(present => {
    const octets = Math.floor((present.at(-1) ?? 0) / 7) + 1;
    const list = Array.from({ length: octets }, (_, octet) =>
      present
        .filter(part => Math.floor(part / 7) === octet)
        .reduce((bits, part) => bits | (0x80 >> (part % 7)), octet < octets - 1 ? 1 : 0),
    );
    return fc
      .tuple(...present.map(part => contentOf(lengths[part] ?? '1')))
      .map(parts => [...list, ...parts.flat()]);
  });
}

/** Bytes of which each but the last one goes on to the next. */
function chained(bytes: readonly number[]): number[] {
  return bytes.map((value, index) => (index < bytes.length - 1 ? value | 1 : value & 0xfe));
}
