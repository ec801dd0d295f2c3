import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileHead } from '../../../../server/ingest/file-head.ts';
import { ElementSplitter } from '../../../../server/ingest/tables/json/element-splitter.ts';
import { ItemsFinder } from '../../../../server/ingest/tables/json/find-items.ts';
import { flatten } from '../../../../server/ingest/tables/json/flatten.ts';
import { holdsObjectsALine, looksLikeObjects } from '../../../../server/ingest/tables/json/json-shape.ts';

function find(text: string, path?: string) {
  const finder = new ItemsFinder(path);
  finder.push(Buffer.from(text));
  return finder.found ?? finder.problem;
}

function split(text: string, start: number, chunkBytes: number) {
  const splitter = new ElementSplitter(start);
  const bytes = Buffer.from(text);
  const elements = [];
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    elements.push(...splitter.push(bytes.subarray(at, at + chunkBytes)));
  }
  return [...elements, ...splitter.end()].map(({ offset, bytes: held, problem }) => ({
    offset,
    text: held.toString().trim(),
    ...(problem && { problem }),
  }));
}

describe('ItemsFinder', () => {
  it.each<[string, string | undefined, unknown]>([
    ['[{"a":1}]', undefined, { path: '', start: 1 }],
    ['\uFEFF [ {"a":1}]', undefined, { path: '', start: 5 }],
    ['{"é":1,"data":{"items":[{}]}}', undefined, { path: 'data.items', start: 25 }],
    ['{"tags":["a"],"items":[{}]}', undefined, { path: 'items', start: 23 }],
    ['{"a":[{}],"b":[{}]}', 'b', { path: 'b', start: 15 }],
    ['{"a":[[{}]]}', undefined, undefined],
    ['{"a":[1,2]}', undefined, undefined],
    ['{"a":{}}', 'b', undefined],
  ])('finds in %s at %s', (text, path, found) => {
    expect(find(text, path)).toEqual(found);
  });

  it('says where a JSON is none', () => {
    expect(find('{"a":NaN')).toMatch(/^Unexpected "N"/);
  });
});

describe('ElementSplitter', () => {
  it('gives each element back as it stands, wherever the chunks are cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue({ maxDepth: 3 }), { minLength: 1, maxLength: 10 }),
        fc.constantFrom(0, 2),
        fc.integer({ min: 1, max: 40 }),
        (values, indent, chunkBytes) => {
          const text = `{"before":1,"items":${JSON.stringify(values, null, indent)},"after":[{}]}`;
          const elements = split(text, '{"before":1,"items":['.length, chunkBytes);
          expect(elements.map(element => JSON.parse(element.text))).toEqual(
            JSON.parse(JSON.stringify(values)),
          );
          const bytes = Buffer.from(text);
          for (const { offset, text: told } of elements) {
            expect(bytes.subarray(offset, offset + Buffer.byteLength(told)).toString()).toBe(told);
          }
        },
      ),
    );
  });

  it('keeps what is wrong with one element from the others', () => {
    expect(split('[{"a":NaN},{"b":"open}\n,{"c":1},{"d":', 1, 7)).toEqual([
      { offset: 1, text: '{"a":NaN}' },
      { offset: 11, text: '{"b":"open}\n,' },
      { offset: 24, text: '{"c":1}' },
      { offset: 32, text: '{"d":', problem: 'cut off' },
    ]);
    expect(
      split('[\n {"b":"open,\n  "c":"x"},\n {"d":\n{"e":1}},{"f":1}]', 1, 5).map(({ text }) => text),
    ).toEqual(['{"b":"open,\n  "c":"x"}', '{"d":\n{"e":1}}', '{"f":1}']);
    expect(split('[1,,{"a":{"b":[1,2]}} , "x,]"]', 1, 3).map(({ text }) => text)).toEqual([
      '1',
      '{"a":{"b":[1,2]}}',
      '"x,]"',
    ]);
  });

  it('holds no more of a long element than its beginning', () => {
    const [element, next] = split(`["${'x'.repeat(5_000_000)}",2]`, 1, 100_000);
    expect(element).toMatchObject({ offset: 1, problem: 'too long' });
    expect(element?.text.length).toBeLessThanOrEqual(4 * 1024 * 1024);
    expect(next).toMatchObject({ text: '2' });
  });
});

describe('the shape of a JSON', () => {
  const head = (text: string) => fileHead('a.json', Buffer.from(text));

  it.each<[string, boolean]>([
    ['[{"id":1}]', true],
    ['[\n  {\n    "id": 1\n', true],
    ['{"data":{"items":[{"id":1}', true],
    ['{\n  "items": [\n    {"id":1}\n', true],
    ['{"id":1}\n{"id":2}\n', true],
    ['{"kind":"vehicle_update","id":1}\n', false],
    ['{"id":1}\n{"kind":"vehicle_update"}\n', false],
    ['{}', false],
    ['[1,2]', false],
    ['time,id\n', false],
    ['', false],
  ])('of %j is that of objects: %s', (text, expected) => {
    expect(looksLikeObjects(head(text))).toBe(expected);
  });

  it.each<[string, boolean]>([
    ['{"id":1}\n{"id":2}\n', true],
    ['{"id":1,"legs":[{"a":1}]}\n{"id":2}', true],
    ['{"id":1}', true],
    ['{"items":[{"id":1}]}\n', false],
    ['[{"id":1}]', false],
  ])('of %j has an object a line: %s', (text, expected) => {
    expect(holdsObjectsALine(Buffer.from(text))).toBe(expected);
  });

  it('tells fields by their path', () => {
    const object = {
      a: { b: { c: 1 }, list: [1, { d: 2 }] },
      geometry: { coordinates: [2.07, 41.3] },
      e: null,
    };
    expect(Object.fromEntries(flatten(object))).toEqual({
      'a.b.c': 1,
      'a.list': [1, { d: 2 }],
      'geometry.coordinates.0': 2.07,
      'geometry.coordinates.1': 41.3,
      e: null,
    });
  });
});
