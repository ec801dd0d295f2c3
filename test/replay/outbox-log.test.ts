import { beforeEach, describe, expect, it } from 'vitest';
import type { Tick } from '../../server/replay/closed-tick.ts';
import { EntityFilter } from '../../server/replay/filter.ts';
import { OutboxLog, type Part, RETENTION_MS } from '../../server/replay/outbox-log.ts';

const scope = { airportId: 'LEBL', filter: new EntityFilter({}), conflate: true };
const told = () => [];
let log: OutboxLog;
beforeEach(() => {
  log = new OutboxLog();
});

/** Adds ticks of 100 ms from a replay time on, one each 100 ms of wall time. */
function ticks(count: number, from: number): void {
  for (let at = 0; at < count; at++) {
    const after = from + 100 * at;
    const content: Tick = { scope, after, upTo: after + 100, due: true };
    log.append(log.last * 100, content, undefined);
  }
}

const spans = (parts: readonly Part[] | undefined) =>
  parts?.map(({ first, last }) => [first.number, last.number]);

describe('a log', () => {
  it('merges ticks that follow one another, and nothing else', () => {
    ticks(3, 0);
    log.append(300, told, 1);
    ticks(2, 300);
    ticks(2, 9000);
    expect(spans(log.since(1, true))).toEqual([
      [1, 3],
      [4, 4],
      [5, 6],
      [7, 8],
    ]);
    expect(spans(log.since(2, true))).toEqual([
      [2, 3],
      [4, 4],
      [5, 6],
      [7, 8],
    ]);
    expect(spans(log.since(1, false))).toHaveLength(8);
    expect(spans(log.since(9, true))).toEqual([]);
  });

  it('merges over ten seconds of wall time at most', () => {
    ticks(250, 0);
    expect(spans(log.since(1, true))).toEqual([
      [1, 101],
      [102, 202],
      [203, 250],
    ]);
  });

  it('keeps nothing that is past its time but the newest', () => {
    ticks(1000, 0);
    log.prune(99_900);
    expect(spans(log.since(1, false))).toHaveLength(RETENTION_MS / 100 + 1);
    log.prune(10 * RETENTION_MS);
    expect(spans(log.since(1, false))).toEqual([[1000, 1000]]);
  });
});
