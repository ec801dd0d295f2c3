import { describe, expect, test } from 'vitest';
import { PlayheadEstimate } from '../../../web/state/playhead-estimate.ts';
import { ManualClock } from '../../manual-clock.ts';

const START = Date.UTC(2020, 9, 2, 8);
const END = START + 3_600_000;

function playing(speed: number, end = END) {
  const clock = new ManualClock(0);
  const playhead = new PlayheadEstimate(clock);
  playhead.jump(START);
  playhead.move({ playing: true, speed, end });
  return { clock, playhead };
}

describe('playhead estimate', () => {
  test('stands still while paused', () => {
    const clock = new ManualClock(0);
    const playhead = new PlayheadEstimate(clock);
    playhead.jump(START);
    clock.advance(5000);
    expect(playhead.now()).toBe(START);
  });

  test('runs at the session speed between two tellings', () => {
    const { clock, playhead } = playing(60);
    clock.advance(500);
    expect(playhead.now()).toBe(START + 30_000);
  });

  test('smooths a small error away within a second and never goes back', () => {
    const { clock, playhead } = playing(1);
    clock.advance(1000);
    playhead.hear(START + 700);
    let last = playhead.now();
    expect(last).toBe(START + 1000);
    for (let frame = 0; frame < 100; frame += 1) {
      clock.advance(10);
      expect(playhead.now()).toBeGreaterThanOrEqual(last);
      last = playhead.now();
    }
    expect(last).toBeCloseTo(START + 1700, 6);
  });

  test('jumps over an error that is too large to be smoothed, either way', () => {
    const { clock, playhead } = playing(10);
    clock.advance(100);
    playhead.hear(START + 60_000);
    expect(playhead.now()).toBe(START + 60_000);
    playhead.hear(START);
    expect(playhead.now()).toBe(START);
  });

  test('does not drift over an hour of late and jittering tellings', () => {
    const { clock, playhead } = playing(2, Number.POSITIVE_INFINITY);
    for (let tick = 1; tick <= 36_000; tick += 1) {
      clock.advance(100);
      playhead.hear(START + 2 * (clock.now() - (tick % 7) * 5));
    }
    const late = START + 2 * clock.now() - playhead.now();
    expect(late).toBeGreaterThanOrEqual(0);
    expect(late).toBeLessThanOrEqual(60);
  });

  test('a pause and a change of speed take hold where the estimate is', () => {
    const { clock, playhead } = playing(10);
    clock.advance(100);
    playhead.move({ playing: true, speed: 1, end: END });
    clock.advance(100);
    expect(playhead.now()).toBe(START + 1100);
    playhead.move({ playing: false, speed: 1, end: END });
    clock.advance(100);
    expect(playhead.now()).toBe(START + 1100);
  });

  test('does not pass the end of the range', () => {
    const { clock, playhead } = playing(1, START + 300);
    clock.advance(1000);
    expect(playhead.now()).toBe(START + 300);
  });

  test('stops two seconds after the last telling', () => {
    const { clock, playhead } = playing(3);
    clock.advance(60_000);
    expect(playhead.now()).toBe(START + 6000);
    playhead.hear(START + 180_000);
    expect(playhead.now()).toBe(START + 180_000);
  });
});
