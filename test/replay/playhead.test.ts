import { describe, expect, it } from 'vitest';
import { type Anchor, positionAt, settle, wallTimeOf } from '../../server/replay/playhead.ts';

const START = Date.UTC(2020, 9, 2, 8);
const range = { startTime: START, endTime: START + 3_600_000 };
const playing = (speed: number): Anchor => ({ time: START, wall: 1_000_000, speed, status: 'playing' });

describe('positionAt', () => {
  it.each([0.1, 0.5, 1, 7.3, 60, 3600])('is arithmetic on the anchor after an hour at %d times', speed => {
    expect(positionAt(playing(speed), 1_000_000 + 3_600_000)).toBeCloseTo(START + 3_600_000 * speed, 3);
  });

  it.each(['paused', 'ended'] as const)('stands still while %s', status => {
    expect(positionAt({ ...playing(5), status }, 9_999_999)).toBe(START);
  });

  it('stands still while the clock is before the anchor', () => {
    expect(positionAt(playing(5), 1)).toBe(START);
  });

  it('is where wallTimeOf says it will be', () => {
    const anchor = playing(7);
    expect(positionAt(anchor, wallTimeOf(anchor, START + 1234))).toBeCloseTo(START + 1234, 3);
  });
});

describe('settle', () => {
  it('leaves a playhead inside the range as it is', () => {
    const anchor = playing(1);
    expect(settle(anchor, range, false, anchor.wall + 3_599_999)).toBe(anchor);
  });

  it('ends exactly at endTime', () => {
    const settled = settle(playing(2), range, false, 1_000_000 + 5_000_000);
    expect(settled).toMatchObject({ time: range.endTime, status: 'ended', wall: 1_000_000 + 1_800_000 });
  });

  it('starts a loop over at the instant at which the last whole pass ended', () => {
    const anchor = playing(10);
    const wall = anchor.wall + 2.25 * 360_000;
    const settled = settle(anchor, range, true, wall);
    expect(settled.status).toBe('playing');
    expect(positionAt(settled, wall)).toBeCloseTo(START + 0.25 * 3_600_000, 3);
  });

  it('does not drift over a thousand loops', () => {
    let anchor = playing(3600);
    for (let wall = 1_000_000; wall <= 2_000_000; wall += 333) anchor = settle(anchor, range, true, wall);
    const wall = 1_000_000 + 1000 * 1000 + 500;
    expect(positionAt(settle(anchor, range, true, wall), wall)).toBeCloseTo(START + 1_800_000, 2);
  });
});
