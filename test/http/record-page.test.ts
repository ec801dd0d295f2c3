import { expect, it } from 'vitest';
import { type RecordPlace, readPage } from '../../server/http/record-page.ts';
import { EntityFilter } from '../../server/replay/filter.ts';
import type { RecordReader, StoredRecord } from '../../server/replay/record-reader.ts';

const COUNT = 50_000;

/** One task after another, all at one of two instants; every ten thousandth is at stand A. */
const records: StoredRecord[] = Array.from({ length: COUNT }, (_, index) => ({
  time: index < COUNT / 2 ? 1000 : 2000,
  sequence: index,
  entityId: `T${index}`,
  text: JSON.stringify({ taskId: `T${index}`, stand: index % 10_000 === 9_999 ? 'A' : 'B' }),
}));

const reader = {
  readBeyond(_airportId, _kind, _direction, { time, sequence }, limit) {
    const start = records.findIndex(
      record => record.time > time || (record.time === time && record.sequence > sequence),
    );
    return start === -1 ? [] : records.slice(start, start + limit);
  },
} satisfies Partial<RecordReader> as unknown as RecordReader;

function pages(filter: EntityFilter, limit: number): { sizes: number[]; ids: string[] } {
  const range = { airportId: 'LEBL', kind: 'task', from: 1000, to: 2000, filter } as const;
  const sizes: number[] = [];
  const ids: string[] = [];
  let place: RecordPlace | null | undefined;
  do {
    const { texts, next } = readPage(reader, range, limit, place ?? undefined);
    sizes.push(texts.length);
    ids.push(...texts.map(text => JSON.parse(text).taskId));
    place = next;
  } while (place);
  return { sizes, ids };
}

it('pages through ties without gap or double', () => {
  const { ids } = pages(new EntityFilter({}), 999);
  expect(ids).toEqual(records.map(({ entityId }) => entityId));
});

it('gives up a page where hardly anything passes the filter, and goes on in the next', () => {
  const { sizes, ids } = pages(new EntityFilter({ stands: ['A'] }), 1000);
  expect(ids).toEqual(['T9999', 'T19999', 'T29999', 'T39999', 'T49999']);
  expect(sizes.length).toBeGreaterThan(1);
});

it('ends a page that is exactly full with no next', () => {
  expect(pages(new EntityFilter({ stands: ['A'] }), 5).sizes.reduce((sum, size) => sum + size)).toBe(5);
  expect(pages(new EntityFilter({}), COUNT).sizes).toEqual([COUNT]);
});
