import { beforeEach, expect, test } from 'vitest';
import { ScrubGesture } from '../../../web/timeline/scrub-gesture.ts';

let calls: [string, number?][];
let gesture: ScrubGesture;

beforeEach(() => {
  calls = [];
  gesture = new ScrubGesture(
    {
      seek: time => calls.push(['seek', time]),
      scrubTo: time => calls.push(['scrubTo', time]),
      endScrub: time => calls.push(['endScrub', time]),
      cancelScrub: () => calls.push(['cancelScrub']),
    },
    x => x * 1000,
  );
});

test('a press and a release on the spot seek', () => {
  gesture.press(10);
  gesture.move(12);
  gesture.release(12);
  expect(calls).toEqual([['seek', 12_000]]);
});

test('a drag scrubs while it lasts, back over its start too, and seeks at its end', () => {
  gesture.press(10);
  gesture.move(20);
  expect(gesture.dragging).toBe(true);
  gesture.move(10);
  gesture.release(11);
  expect(calls).toEqual([
    ['scrubTo', 20_000],
    ['scrubTo', 10_000],
    ['endScrub', 11_000],
  ]);
  expect(gesture.dragging).toBe(false);
});

test('a drag that is given up seeks nothing, and its release neither', () => {
  gesture.press(10);
  gesture.move(20);
  gesture.cancel();
  gesture.move(30);
  gesture.release(30);
  expect(calls).toEqual([['scrubTo', 20_000], ['cancelScrub']]);
});

test('a press that is given up before it moved says nothing', () => {
  gesture.press(10);
  gesture.cancel();
  gesture.release(10);
  expect(calls).toEqual([]);
});
