import { expect, it } from 'vitest';
import { openDatabase } from '../../server/store/database.ts';
import { RecordWriter } from '../../server/store/record-writer.ts';

type Row = Parameters<RecordWriter['add']>;

/** More than are written at once. */
const ROWS = 700;
const rowsOf = (airport: (index: number) => number, given: (index: number) => number): Row[] =>
  Array.from({ length: ROWS }, (_, index) => [
    airport(index),
    airport(index) - 1,
    1000 + (index % 50),
    1 + (index % 7),
    given(index),
    given(index) === 3 ? `["k${index}"]` : null,
    `{"n":${index},"t":"ü"}`,
  ]);
const CASES: Readonly<Record<string, Row[]>> = {
  'all alike': rowsOf(
    () => 1,
    () => 7,
  ),
  'of one kind that give different fields': rowsOf(
    () => 1,
    index => (index % 5 === 0 ? 3 : 7),
  ),
  'of one kind, and later of another': rowsOf(
    index => (index < 300 ? 1 : 2),
    () => 7,
  ),
  'of two kinds in turn that give different fields': rowsOf(
    index => 1 + (index % 2),
    index => 1 + (index % 3),
  ),
};

it.each(Object.entries(CASES))('writes records in their order: %s', async (_, rows) => {
  const database = await openDatabase(':memory:');
  try {
    const writer = new RecordWriter(database, 9);
    for (const row of rows) writer.add(...row);
    writer.flush();
    const written = database.prepare('select * from record order by sequence').raw().all();
    expect(written).toEqual(
      rows.map(([airport, kind, time, entity, given, keys, state], index) => {
        return [index + 1, airport, kind, time, entity, 9, given, keys, state];
      }),
    );
    expect(writer.range).toEqual({ first: 1, last: ROWS });
  } finally {
    database.close();
  }
});
