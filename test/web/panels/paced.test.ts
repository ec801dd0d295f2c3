import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { paced } from '../../../web/panels/paced.ts';
import { ManualClock } from '../../manual-clock.ts';

test('tells the first change at once, then the latest when the pause is over', () => {
  const clock = new ManualClock();
  const source = signal(0);
  const followed = paced(source, 250, clock);
  clock.advance(250);
  source.value = 1;
  expect(followed.value).toBe(1);
  source.value = 2;
  source.value = 3;
  clock.advance(249);
  expect(followed.value).toBe(1);
  clock.advance(1);
  expect(followed.value).toBe(3);
  source.value = 4;
  expect(followed.value).toBe(3);
  clock.advance(250);
  expect(followed.value).toBe(4);
});

test('leaves no timer behind once nothing changes', () => {
  const clock = new ManualClock();
  paced(signal(0), 250, clock);
  clock.advance(250);
  expect(clock.pending).toBe(0);
});
