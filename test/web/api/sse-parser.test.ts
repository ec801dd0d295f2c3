import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ParsedEvent, SseParser } from '../../../web/api/sse-parser.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

function read(...pieces: (string | Uint8Array)[]): ParsedEvent[] {
  const parser = new SseParser();
  return pieces.flatMap(piece => parser.push(typeof piece === 'string' ? bytes(piece) : piece));
}

const datas = (...pieces: (string | Uint8Array)[]) => read(...pieces).map(each => each.data);

describe('SseParser', () => {
  test('tells name, data and id of each event', () => {
    expect(read('id: 1\nevent: clock\ndata: {"a":1}\n\ndata: b\n\n')).toEqual([
      { event: 'clock', data: '{"a":1}', id: '1' },
      { event: 'message', data: 'b', id: '1' },
    ]);
  });

  test.each(['\n', '\r', '\r\n'])('ends lines at %j', end => {
    expect(datas(['data: a', 'data: b', '', 'data: c', '', ''].join(end))).toEqual(['a\nb', 'c']);
  });

  test('takes mixed line ends, and a CR at the end of a piece at once', () => {
    expect(datas('data: a\r\n\rdata: b\n\r\ndata: c\r\r')).toEqual(['a', 'b', 'c']);
    const parser = new SseParser();
    expect(parser.push(bytes('data: a\r\r'))).toHaveLength(1);
    expect(parser.push(bytes('\ndata: b\r'))).toEqual([]);
    expect(parser.push(bytes('\n'))).toEqual([]);
    expect(parser.push(bytes('\n'))).toMatchObject([{ data: 'b' }]);
  });

  test('an empty piece between CR and LF changes nothing', () => {
    expect(datas('data: a\r', '', '\n\r\n')).toEqual(['a']);
  });

  test('leaves out one byte order mark at the beginning, none later', () => {
    expect(datas('\uFEFFdata: a\n\n')).toEqual(['a']);
    expect(datas('\uFEFF\uFEFFdata: a\n\n')).toEqual([]);
    expect(datas('data: a\n\n\uFEFFdata: b\n\n')).toEqual(['a']);
    expect(datas(bytes('\uFEFFdata: a\n\n').slice(0, 2), bytes('\uFEFFdata: a\n\n').slice(2))).toEqual(['a']);
  });

  test('puts characters together that were cut, and replaces what is no UTF-8', () => {
    const whole = bytes('data: Zürich 飛機 🛫\n\n');
    for (let cut = 0; cut <= whole.length; cut++) {
      expect(datas(whole.slice(0, cut), whole.slice(cut))).toEqual(['Zürich 飛機 🛫']);
    }
    expect(datas(bytes('data: '), new Uint8Array([0xff]), bytes('\n\n'))).toEqual(['\uFFFD']);
  });

  test('passes over comments and fields that it does not know', () => {
    expect(read(':\n\n: data: no\nfoo: bar\nDATA: no\n data: no\ndata : no\ndata: yes\n\n')).toEqual([
      { event: 'message', data: 'yes', id: '' },
    ]);
  });

  test('takes one space after the colon away, no tab, and a field without colon as empty', () => {
    expect(datas('data:a\n\ndata:  b\n\ndata:\tc\n\ndata\n\ndata:\n\ndata\ndata\n\n')).toEqual([
      'a',
      ' b',
      '\tc',
      '',
      '',
      '\n',
    ]);
    expect(datas('data: a: b\n\n')).toEqual(['a: b']);
  });

  test('tells no event without data, and forgets its name', () => {
    expect(read('event: clock\n\ndata: a\n\nevent: x\nevent\ndata: b\n\n')).toMatchObject([
      { event: 'message', data: 'a' },
      { event: 'message', data: 'b' },
    ]);
  });

  test('keeps an id until another comes, empty ones too, and ignores one with a NULL', () => {
    expect(read('id: 1\ndata: a\n\nid: 2\0\ndata: b\n\nid\ndata: c\n\n').map(each => each.id)).toEqual([
      '1',
      '1',
      '',
    ]);
  });

  test('counts an id once its blank line has come, though no event came with it', () => {
    const parser = new SseParser();
    parser.push(bytes('id: 7\n'));
    expect(parser.lastEventId).toBe('');
    parser.push(bytes('\n'));
    expect(parser.lastEventId).toBe('7');
  });

  test('keeps back what has no blank line yet', () => {
    expect(read('data: a\n\nid: 2\ndata: b\n')).toEqual([{ event: 'message', data: 'a', id: '' }]);
  });

  test.each([
    ['retry: 2500\n', 2500],
    ['retry: 0\n', 0],
    ['retry: 007\n', 7],
    ['retry: 1000\nretry: 25x\n', 1000],
    ['retry: -1\n', undefined],
    ['retry: 1.5\n', undefined],
    ['retry: 1 \n', undefined],
    ['retry: ٣\n', undefined],
    ['retry\n', undefined],
    ['retry:\n', undefined],
  ])('reads digits alone as time to wait: %j', (text, ms) => {
    const parser = new SseParser();
    parser.push(bytes(text));
    expect(parser.retryMs).toBe(ms);
  });

  test('reads the same however a stream is cut', () => {
    const line = fc.stringMatching(/^(data|id|event|retry|x|)(:| |: |)[aé🛫]{0,3}$/u);
    const stream = fc.array(fc.tuple(line, fc.constantFrom('\n', '\r', '\r\n', '\n\n')), { maxLength: 12 });
    fc.assert(
      fc.property(stream, fc.array(fc.nat(400)), (lines, cuts) => {
        const whole = bytes(`${lines.flat().join('')}\n\n`);
        const sorted = [0, ...cuts.filter(cut => cut < whole.length).sort((a, b) => a - b), whole.length];
        const pieces = sorted.slice(1).map((end, n) => whole.slice(sorted[n], end));
        expect(read(...pieces)).toEqual(read(whole));
      }),
      { numRuns: 500 },
    );
  });
});
