import { describe, expect, test } from 'vitest';
import type { Snapshot } from '../../../server/contract/events.ts';
import { Scrubber } from '../../../web/state/scrubber.ts';

const stateAt = (time: number) => ({ time: `${time}` }) as Snapshot;
const turn = () => new Promise(resolve => setImmediate(resolve));

function harness() {
  const reads: { time: number; signal: AbortSignal; answer(): void; fail(error: Error): void }[] = [];
  const shown: string[] = [];
  const errors: unknown[] = [];
  const scrubber = new Scrubber({
    read: (time, signal) =>
      new Promise((resolve, reject) => {
        reads.push({ time, signal, answer: () => resolve(stateAt(time)), fail: reject });
      }),
    onState: state => shown.push(state.time),
    onError: error => errors.push(error),
  });
  return { scrubber, reads, shown, errors };
}

describe('scrubber', () => {
  test('reads two at a time and skips to the latest time asked for', async () => {
    const { scrubber, reads, shown } = harness();
    for (const time of [1, 2, 3, 4]) scrubber.to(time);
    expect(reads.map(read => read.time)).toEqual([1, 2]);
    reads[0]?.answer();
    await turn();
    expect(reads.map(read => read.time)).toEqual([1, 2, 4]);
    reads[1]?.answer();
    reads[2]?.answer();
    await turn();
    expect(shown).toEqual(['1', '2', '4']);
    scrubber.to(5);
    scrubber.to(6);
    scrubber.to(7);
    expect(reads.map(read => read.time)).toEqual([1, 2, 4, 5, 6]);
  });

  test('a read that a later one overtook shows nothing', async () => {
    const { scrubber, reads, shown } = harness();
    scrubber.to(1);
    scrubber.to(2);
    reads[1]?.answer();
    await turn();
    reads[0]?.answer();
    await turn();
    expect(shown).toEqual(['2']);
  });

  test('after a cancel the read under way is aborted and shows nothing', async () => {
    const { scrubber, reads, shown } = harness();
    scrubber.to(1);
    scrubber.cancel();
    expect(reads[0]?.signal.aborted).toBe(true);
    scrubber.to(2);
    reads[0]?.answer();
    reads[1]?.answer();
    await turn();
    expect(shown).toEqual(['2']);
  });

  test('a failed read is told, and the drag goes on', async () => {
    const { scrubber, reads, shown, errors } = harness();
    scrubber.to(1);
    scrubber.to(2);
    reads[0]?.fail(new Error('no'));
    await turn();
    reads[1]?.answer();
    await turn();
    expect(errors).toHaveLength(1);
    expect(shown).toEqual(['2']);
  });
});
