import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ParsedEvent, SseParser } from '../../web/api/sse-parser.ts';
import { STREAM_CASES } from './stream-cases.ts';

interface Read {
  readonly events: readonly ParsedEvent[];
  readonly lastEventId: string;
}

function read(pieces: Iterable<Uint8Array>): Read {
  const parser = new SseParser();
  const events: ParsedEvent[] = [];
  for (const piece of pieces) events.push(...parser.push(piece));
  return { events, lastEventId: parser.lastEventId };
}

/** `bytes` in pieces that end at `cuts`. */
function* cut(bytes: Uint8Array, cuts: readonly number[]): Generator<Uint8Array> {
  let from = 0;
  for (const to of [...cuts].sort((a, b) => a - b)) {
    yield bytes.subarray(from, to);
    from = Math.max(from, to);
  }
  yield bytes.subarray(from);
}

describe.each(STREAM_CASES)('our reader: $name', ({ bytes, events, lastEventId }) => {
  it('whole', () => {
    expect(read([bytes])).toEqual({ events, lastEventId });
  });

  it('byte by byte', () => {
    expect(read(Array.from(bytes, byte => Uint8Array.of(byte)))).toEqual({ events, lastEventId });
  });

  it('in two, with nothing in between', () => {
    const step = bytes.length > 5000 ? 997 : 1;
    for (let at = 0; at <= bytes.length; at += step) {
      const pieces = [bytes.subarray(0, at), new Uint8Array(), bytes.subarray(at)];
      expect(read(pieces), `cut at byte ${at}`).toEqual({ events, lastEventId });
    }
  });
});

describe('our reader', () => {
  /** Lines that come near to what counts, and bytes that are no text. */
  const line = fc.oneof(
    fc
      .tuple(
        fc.constantFrom('data', 'id', 'event', 'retry', '', 'dat', '\uFEFFdata', 'DATA'),
        fc.constantFrom(':', ': ', ':  ', '', ' :', '::'),
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 6 }),
          fc.constantFrom('', '\0', '5', '🛫', '\r', '\n'),
        ),
      )
      .map(parts => Buffer.from(parts.join(''))),
    fc.uint8Array({ maxLength: 8 }).map(bytes => Buffer.from(bytes)),
  );
  const end = fc
    .constantFrom('\n', '\r', '\r\n', '\n\n', '\r\r', '\r\n\r\n', '\n\r')
    .map(text => Buffer.from(text));
  const stream = fc
    .array(fc.tuple(line, end), { maxLength: 20 })
    .map(lines => new Uint8Array(Buffer.concat(lines.flat())));

  it('reads the same from any pieces', () => {
    fc.assert(
      fc.property(stream, fc.array(fc.nat(300)), (bytes, cuts) => {
        const whole = read([bytes]);
        expect(
          read(
            cut(
              bytes,
              cuts.map(at => Math.min(at, bytes.length)),
            ),
          ),
        ).toEqual(whole);
        expect(read(Array.from(bytes, byte => Uint8Array.of(byte)))).toEqual(whole);
      }),
      { numRuns: 2000 },
    );
  });

  it('hands an event on with the piece that completes it, not later', () => {
    const parser = new SseParser();
    expect(parser.push(Buffer.from('data: a\r'))).toEqual([]);
    expect(parser.push(Buffer.from('\r'))).toMatchObject([{ data: 'a' }]);
    expect(parser.push(Buffer.from('\ndata: b\n'))).toEqual([]);
    expect(parser.push(Buffer.from('\n'))).toMatchObject([{ data: 'b' }]);
  });
});
