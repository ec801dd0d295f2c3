import { expect, it } from 'vitest';
import { EventSplitter } from './event-splitter.ts';

const LARGE = 'ä'.repeat(70_000);
const STREAM = Buffer.from(
  [
    'retry: 1000\n\n:\n\n',
    'id: 1\nevent: clock\ndata: {"time":1}\n\n',
    `id: 2\nevent: snapshot\ndata: ${LARGE}\n\n`,
    'event: error\ndata: {}\n\n',
    'id: 3\nevent: clock\ndata: {}\n\n',
  ].join(''),
);

it.each([1, 2, 100, 65_536, 200_000])('tells every event once in pieces of %i bytes', length => {
  const told: string[] = [];
  const splitter = new EventSplitter(({ id, event, data }) => told.push(`${id} ${event} ${data.length}`));
  for (let at = 0; at < STREAM.length; at += length) {
    splitter.read(STREAM, at, Math.min(at + length, STREAM.length));
  }
  expect(told).toEqual(['1 clock 10', '2 snapshot 140000', ' error 2', '3 clock 2']);
});
