import { expect, it } from 'vitest';
import type { Recording } from '../../../server/contract/stored-recordings.ts';
import { contentsOf, onlyIn, someAirports } from '../../../web/recordings/recording-contents.ts';

const recording = (recordingId: number, fields: Partial<Recording> = {}): Recording => ({
  recordingId,
  name: 'night.ndjson',
  format: 'ndjson',
  sha256: '',
  importedAt: '2026-03-14T05:00:00.000Z',
  bytes: null,
  airportIds: ['LEBL'],
  maps: [],
  from: null,
  to: null,
  counts: { vehicle: 0, task: 0, flight: 0, notification: 0, decision: 0 },
  setAside: 0,
  ...fields,
});

it('tells what a recording holds, and nothing of what it has none of', () => {
  const counts = { vehicle: 12_345, task: 1, flight: 0, notification: 0, decision: 0 };
  expect(contentsOf(recording(1, { counts, maps: ['LEBL'], setAside: 2 }))).toEqual([
    '12,345 positions',
    '1 task update',
    'map of LEBL',
    '2 pieces set aside',
  ]);
  const maps = Array.from({ length: 9 }, (_, i) => `AA${i}`);
  expect(contentsOf(recording(1, { maps }))).toEqual(['9 maps']);
  expect(someAirports(maps)).toBe('AA0, AA1, AA2, AA3, AA4, AA5 and 3 more');
});

it('knows the airports that no other recording names', () => {
  const night = recording(1, { airportIds: ['KSFO', 'LEBL', 'LEMD'] });
  expect(onlyIn(night, [recording(3), night, recording(2, { airportIds: ['KSFO'] })])).toEqual(['LEMD']);
  expect(onlyIn(night, [night])).toEqual(['KSFO', 'LEBL', 'LEMD']);
});
