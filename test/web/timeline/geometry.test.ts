import { expect, test } from 'vitest';
import type { DensityBucket } from '../../../server/contract/history.ts';
import { toIso } from '../../../server/contract/time.ts';
import { airportTime } from '../../../web/format/airport-time.ts';
import { bucketAt, bucketCount, densityColumns } from '../../../web/timeline/density-shape.ts';
import { onPixels, timeAt, xOf } from '../../../web/timeline/scale.ts';
import { ticks } from '../../../web/timeline/ticks.ts';

const HOUR = 3_600_000;
const start = Date.parse('2020-10-02T06:07:00Z');
const scale = { start, end: start + 4 * HOUR, width: 800 };

test('time and pixels are each other’s inverse, clamped to the range', () => {
  expect(xOf(scale, start + HOUR)).toBe(200);
  expect(timeAt(scale, 200)).toBe(start + HOUR);
  expect(timeAt(scale, -5)).toBe(start);
  expect(timeAt(scale, 900)).toBe(scale.end);
  expect(timeAt({ ...scale, width: 0 }, 10)).toBe(start);
  expect(xOf({ ...scale, end: start }, start)).toBe(0);
});

test('ticks stand at round times of the airport’s clock, no closer than asked', () => {
  const found = ticks(scale, airportTime('Asia/Kolkata'), 80);
  expect(found.map(tick => tick.label)).toEqual([
    '12:00',
    '12:30',
    '13:00',
    '13:30',
    '14:00',
    '14:30',
    '15:00',
    '15:30',
  ]);
  for (const [index, tick] of found.slice(1).entries())
    expect(tick.x - (found[index]?.x ?? 0)).toBeCloseTo(100);
});

test('ticks below a minute show seconds, midnight shows the day', () => {
  const minute = { start, end: start + 60_000, width: 800 };
  expect(ticks(minute, airportTime('UTC'), 80).map(tick => tick.label)[1]).toBe('06:07:10');
  const night = { start: start + 12 * HOUR, end: start + 20 * HOUR, width: 800 };
  expect(ticks(night, airportTime('Europe/Madrid'), 80).find(tick => tick.day)?.label).toBe('Sat 3 Oct');
});

test('ticks stay round where summer time ends', () => {
  const change = Date.parse('2020-10-24T22:00:00Z');
  const found = ticks(
    { start: change, end: change + 12 * HOUR, width: 1200 },
    airportTime('Europe/Madrid'),
    90,
  );
  expect(found.map(tick => tick.label).slice(0, 5)).toEqual([
    'Sun 25 Oct',
    '01:00',
    '02:00',
    '03:00',
    '04:00',
  ]);
  expect((found[3]?.time ?? 0) - (found[2]?.time ?? 0)).toBe(2 * HOUR);
});

const bucket = (from: number, vehicle: number): DensityBucket => ({
  from: toIso(from),
  to: toIso(from + HOUR),
  counts: { vehicle, task: 0, flight: 0, notification: 0, decision: 0 },
  lateTasks: 0,
  notifications: { info: 0, warning: 0, critical: 0 },
});
const buckets = [bucket(start, 100), bucket(start + HOUR, 25), bucket(start + 2 * HOUR, 0)];

test('columns are shares of the tallest in sight; work is piled up by kind', () => {
  const columns = densityColumns(buckets, scale);
  expect(columns.map(column => column.vehicles)).toEqual([1, 0.5, 0]);
  expect(columns.map(column => [column.x, column.width])).toEqual([
    [0, 200],
    [200, 200],
    [400, 200],
  ]);
  const counts = { vehicle: 0, notification: 0 };
  const worked = [
    { ...bucket(start, 0), counts: { ...counts, task: 12, flight: 3, decision: 1 } },
    { ...bucket(start + HOUR, 0), counts: { ...counts, task: 0, flight: 4, decision: 0 } },
  ];
  expect(densityColumns(worked, scale).map(column => column.work)).toEqual([
    [12 / 16, 3 / 16, 1 / 16],
    [0, 0.5, 0],
  ]);
});

test('what lies outside of the window is left out, and sets no scale', () => {
  const window = { start: start + HOUR, end: start + 3 * HOUR, width: 800 };
  expect(densityColumns(buckets, window).map(({ x, vehicles }) => [x, vehicles])).toEqual([
    [0, 1],
    [400, 0],
  ]);
});

test('a bucket is half open', () => {
  expect(bucketAt(buckets, start + HOUR)).toBe(buckets[1]);
  expect(bucketAt(buckets, start + HOUR - 1)).toBe(buckets[0]);
  expect(bucketAt(buckets, start + 3 * HOUR)).toBeUndefined();
  expect(bucketAt([], start)).toBeUndefined();
});

test('the number of buckets follows the width', () => {
  expect([0, 1000, 100_000].map(bucketCount)).toEqual([60, 250, 500]);
});

test('what moves stands on the pixels of the device', () => {
  expect([0.4, 0.5, 10.6].map(x => onPixels(x, 1))).toEqual([0, 1, 11]);
  expect([0.4, 0.6, 10.3].map(x => onPixels(x, 2))).toEqual([0.5, 0.5, 10.5]);
});
