import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Due, DueQueue } from '../../server/replay/due-queue.ts';

const item = (due: number): Due => ({ due, place: -1, order: 0 });

function drain<T extends Due>(queue: DueQueue<T>): T[] {
  const drained: T[] = [];
  for (let { first } = queue; first; { first } = queue) {
    queue.remove(first);
    drained.push(first);
  }
  return drained;
}

describe('a queue of what is due', () => {
  it('gives the earliest first, and of the same time the one that was added first', () => {
    const items = [5, 3, 5, 1, 3].map(item);
    const queue = new DueQueue<Due>();
    for (const each of items) queue.add(each);
    expect(drain(queue)).toEqual([items[3], items[1], items[4], items[0], items[2]]);
  });

  it('knows what was added, moved and removed, in any order of doing so', () => {
    const step = fc.record({
      which: fc.nat(30),
      due: fc.integer({ min: 0, max: 20 }),
      remove: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), steps => {
        const items = Array.from({ length: 31 }, () => item(0));
        const queue = new DueQueue<Due>();
        let expected: Due[] = [];
        for (const { which, due, remove } of steps) {
          const moved = items[which] as Due;
          expected = expected.filter(other => other !== moved);
          if (remove) queue.remove(moved);
          else {
            moved.due = due;
            queue.add(moved);
            expected.push(moved);
          }
          expect(queue.size).toBe(expected.length);
        }
        expect(drain(queue)).toEqual(expected.sort((a, b) => a.due - b.due));
        expect(items.every(({ place }) => place === -1)).toBe(true);
      }),
    );
  });
});
