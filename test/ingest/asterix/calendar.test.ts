import { describe, expect, it } from 'vitest';
import { calendarOfCapture } from '../../../server/ingest/asterix/calendar.ts';

describe('calendarOfCapture', () => {
  const HOUR = 3_600_000;
  const midnight = Date.parse('2020-10-03T00:00:00Z');

  it.each([
    ['just before midnight, captured after it', 24 * HOUR - 1, midnight + 50, midnight - 1],
    ['just after midnight, captured before it by a slow clock', 1, midnight - 50, midnight + 1],
    ['of the afternoon', 15 * HOUR, midnight + 15 * HOUR + 9, midnight + 15 * HOUR],
  ])('puts a time of day %s on its day', (_, timeOfDay, capturedMs, at) => {
    expect(calendarOfCapture.at(timeOfDay, capturedMs)).toBe(at);
  });

  it('takes the time of the capture where a record tells none', () => {
    expect(calendarOfCapture.at(Number.NaN, midnight)).toBe(midnight);
  });
});
