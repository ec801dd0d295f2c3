/** An event as a reader hands it on; `id` is the last id that the stream gave by then. */
export interface ExpectedEvent {
  readonly event: string;
  readonly data: string;
  readonly id: string;
}

/** Bytes of an event stream, and what WHATWG HTML (9.2.5, 9.2.6) makes of them. */
export interface StreamCase {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly events: readonly ExpectedEvent[];
  /** What a reader that reconnects after the end sends as its last event's id; empty where it sends none. */
  readonly lastEventId: string;
}

type Expected = string | Partial<ExpectedEvent>;

const BOM = '\uFEFF';

/** Text as UTF-8 with bytes in between that are given as numbers. */
function bytesOf(parts: readonly (string | readonly number[])[]): Uint8Array {
  return Buffer.concat(parts.map(part => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));
}

/** A stream and its events, each a whole one or its data alone; ids go on from one event to the next. */
function reads(
  name: string,
  stream: string | readonly (string | readonly number[])[],
  expected: readonly Expected[],
  lastEventId?: string,
): StreamCase {
  let id = '';
  const events = expected.map(given => {
    const event = {
      event: 'message',
      data: '',
      id,
      ...(typeof given === 'string' ? { data: given } : given),
    };
    ({ id } = event);
    return event;
  });
  const bytes = bytesOf(typeof stream === 'string' ? [stream] : stream);
  return { name, bytes, events, lastEventId: lastEventId ?? id };
}

const MARKS = [
  reads('one byte order mark is left out', `${BOM}data: a\n\ndata: b\n\n`, ['a', 'b']),
  reads('of two byte order marks the second belongs to the line', `${BOM}${BOM}data: a\n\ndata: b\n\n`, [
    'b',
  ]),
  reads('no byte order mark is needed', 'data: a\n\n', ['a']),
  reads('a byte order mark further on is a character', `data: a\n\n${BOM}data: b\n\ndata: ${BOM}c\n\n`, [
    'a',
    `${BOM}c`,
  ]),
  reads('the bytes of UTF-16 mark nothing', [[0xff, 0xfe], 'data: a\n\ndata: b\n\n'], ['b']),
];

const LINES = [
  reads('LF ends lines', 'data: a\ndata: b\n\ndata: c\n\n', ['a\nb', 'c']),
  reads('CR ends lines', 'data: a\rdata: b\r\rdata: c\r\r', ['a\nb', 'c']),
  reads('CRLF ends lines, once', 'data: a\r\ndata: b\r\n\r\ndata: c\r\n\r\n', ['a\nb', 'c']),
  reads('line ends may be mixed', 'data: a\ndata: b\r\ndata: c\rdata: d\r\n\rdata: e\r\r\ndata: f\n\r\n', [
    'a\nb\nc\nd',
    'e',
    'f',
  ]),
  reads('LF and CR are two line ends', 'data: a\n\rdata: b\n\r', ['a', 'b']),
  reads('nothing else ends lines', 'data: a\u2028b\u2029c\u0085d\u000be\u000cf\n\n', [
    'a\u2028b\u2029c\u0085d\u000be\u000cf',
  ]),
  reads('blank lines alone tell nothing', '\n\n\r\r\r\n\r\ndata: a\n\n\n\n', ['a']),
  reads('a line of spaces is not blank', 'data: a\n \ndata: b\n\n', ['a\nb']),
  reads('what has no blank line yet is no event', 'data: a\n\ndata: b\n', ['a']),
  reads('nor is it where its last line has no end', 'data: a\n\ndata: b', ['a']),
  reads('an empty stream tells nothing', '', []),
];

const FIELDS = [
  reads(
    'one space after the colon is no part of the value',
    'data:a\n\ndata: b\n\ndata:  c\n\ndata:\td\n\n',
    ['a', 'b', ' c', '\td'],
  ),
  reads('spaces at the end are', 'data: a \n\n', ['a ']),
  reads('a field without colon is empty', 'data\n\ndata\ndata\n\ndata', ['', '\n']),
  reads('so is one with nothing after the colon', 'data:\n\ndata: \n\ndata:\ndata:\n\n', ['', '', '\n']),
  reads('further colons belong to the value', 'data: a: b\n\ndata::c\n\n', ['a: b', ':c']),
  reads('names are exact', 'Data: a\nDATA: b\ndata : c\n data: d\nxdata: e\ndatax: f\ndata: g\n\n', ['g']),
  reads('fields that nobody knows tell nothing', 'foo: a\n__proto__: b\nfoo\ndata: c\n\n', ['c']),
  reads('data comes as it is, NULL included', ['data: a', [0], 'b\n\n'], ['a\0b']),
  reads('many lines of data are joined', `${'data: x\n'.repeat(500)}\n`, [Array(500).fill('x').join('\n')]),
  reads('a line may be long', `data: ${'long '.repeat(40_000)}\n\n`, ['long '.repeat(40_000)]),
];

const COMMENTS = [
  reads('comments tell nothing', ':\n:a\n: b\n:data: c\n\ndata: d\n:e\ndata: f\n\n:', ['d\nf']),
  reads('a comment ends with its line, whichever way', ':a\rdata: b\r\r:c\r\ndata: d\r\n\r\n', ['b', 'd']),
  reads('a comment may be long', `:${'z'.repeat(100_000)}\ndata: a\n:${'z'.repeat(4096)}\n\n`, ['a']),
  reads('comments before, between and after', ': a\n\n: b\ndata: c\n\n: d\n\n', ['c']),
];

const NAMES = [
  reads('an event has the name that is given', 'event: clock\ndata: a\n\ndata: b\n\n', [
    { event: 'clock', data: 'a' },
    'b',
  ]),
  reads('the last name counts', 'event: other\nevent: clock\ndata: a\n\n', [{ event: 'clock', data: 'a' }]),
  reads('an empty name is none', 'event: clock\nevent:\ndata: a\n\nevent\ndata: b\n\n', ['a', 'b']),
  reads('a name may be told after the data', 'data: a\nevent: clock\n\n', [{ event: 'clock', data: 'a' }]),
  reads('a name without data is forgotten', 'event: clock\n\ndata: a\n\n', ['a']),
  reads('a name is taken whole', 'event:  odd name \ndata: a\n\nevent: 时钟\ndata: b\n\n', [
    { event: ' odd name ', data: 'a' },
    { event: '时钟', data: 'b' },
  ]),
];

const IDS = [
  reads('an id holds until another comes', 'id: 1\ndata: a\n\ndata: b\n\nid: 2\ndata: c\n\n', [
    { data: 'a', id: '1' },
    'b',
    { data: 'c', id: '2' },
  ]),
  reads('an empty id takes it back', 'id: 1\ndata: a\n\nid\ndata: b\n\nid: 3\ndata: c\n\nid:\ndata: d\n\n', [
    { data: 'a', id: '1' },
    { data: 'b', id: '' },
    { data: 'c', id: '3' },
    { data: 'd', id: '' },
  ]),
  reads(
    'an id with NULL is ignored',
    ['id: 1\ndata: a\n\nid: 2', [0], '2\ndata: b\n\nid: ', [0], '\ndata: c\n\n'],
    [{ data: 'a', id: '1' }, 'b', 'c'],
  ),
  reads('an id needs no data to count', 'id: 1\ndata: a\n\nid: 2\n\n', [{ data: 'a', id: '1' }], '2'),
  reads('an id without its blank line does not count', 'id: 1\ndata: a\n\nid: 2\ndata: b\n', [
    { data: 'a', id: '1' },
  ]),
  reads('an id may have any characters', 'id: a b: \u00e9 时 🛫 "\\\ndata: a\n\n', [
    { data: 'a', id: 'a b: \u00e9 时 🛫 "\\' },
  ]),
];

const RETRIES = [
  reads(
    'time to wait is no event, nor is nonsense for it',
    'retry: 5\nretry: 5x\nretry: -1\nretry: 1.5\n\ndata: a\n\n',
    ['a'],
  ),
  reads('time to wait may come with an event', 'data: a\nretry: 20\n\n', ['a']),
];

const CHARACTERS = [
  reads('two, three and four bytes make one character', 'data: ñ 时 🛫\n\n', ['ñ 时 🛫']),
  reads(
    'a byte that begins nothing is replaced',
    ['data: a', [0xff], 'b', [0x80], 'c\n\n'],
    ['a\ufffdb\ufffdc'],
  ),
  reads(
    'so is a character that breaks off',
    ['data: a', [0xe6, 0x97], '\n\ndata: ', [0xf0, 0x9f], 'b\n\n'],
    ['a\ufffd', '\ufffdb'],
  ),
  reads(
    'and each byte of one in too many, or of half a pair',
    ['data: ', [0xc0, 0x8a], '|', [0xed, 0xa0, 0x80], '\n\n'],
    ['\ufffd\ufffd|\ufffd\ufffd\ufffd'],
  ),
  reads(
    'a broken character hides no line end',
    ['data: a', [0xf0, 0x9f, 0x9b], '\rdata: b\r\r'],
    ['a\ufffd\nb'],
  ),
];

/** The cases of web-platform-tests for the form of a stream, and more of their kind, in our own words. */
export const STREAM_CASES: readonly StreamCase[] = [
  ...MARKS,
  ...LINES,
  ...FIELDS,
  ...COMMENTS,
  ...NAMES,
  ...IDS,
  ...RETRIES,
  ...CHARACTERS,
];
