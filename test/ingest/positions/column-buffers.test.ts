import { expect, it } from 'vitest';
import { ColumnBuffers } from '../../../server/ingest/positions/column-buffers.ts';

it('gives buffers again that were given back, where they are large enough and not much too large', () => {
  const buffers = new ColumnBuffers();
  const [small, large] = [buffers.take(100), buffers.take(10_000)];
  buffers.giveBack([small, large]);
  expect(buffers.take(101).byteLength).toBe(101);
  expect(buffers.take(90)).toBe(small);
  expect(buffers.take(5000)).toBe(large);
  expect(buffers.take(5000)).not.toBe(large);
});

it('keeps no more than a few', () => {
  const buffers = new ColumnBuffers();
  const many = Array.from({ length: 100 }, () => new ArrayBuffer(8));
  buffers.giveBack(many);
  const again = Array.from({ length: 100 }, () => buffers.take(8));
  expect(again.filter(buffer => many.includes(buffer))).toHaveLength(40);
});
