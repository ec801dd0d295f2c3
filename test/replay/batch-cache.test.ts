import { beforeEach, describe, expect, it } from 'vitest';
import { BatchCache } from '../../server/replay/batch-cache.ts';
import type { OutboxEvent } from '../../server/replay/outbox-event.ts';

const MAX_BYTES = 10_000;
let cache: BatchCache;
beforeEach(() => {
  cache = new BatchCache(MAX_BYTES);
});

const event = (length: number): OutboxEvent => ({ id: 'id', event: 'clock', data: 'x'.repeat(length) });
const encode = (events: readonly OutboxEvent[]) => Buffer.from(events.map(({ data }) => data).join());

describe('a cache of batches', () => {
  it('gives back what was added', () => {
    const batch = cache.add('a', [event(1)]);
    expect([cache.get('a'), cache.get('b')]).toEqual([batch, undefined]);
  });

  it('drops the least recently used beyond its bytes', () => {
    for (const key of ['a', 'b', 'c']) cache.add(key, [event(3000)]);
    cache.get('a');
    cache.add('d', [event(3000)]);
    expect(['a', 'b', 'c', 'd'].filter(key => cache.get(key))).toEqual(['a', 'c', 'd']);
  });

  it('counts what encodings and tails add, of those that it still holds', () => {
    const first = cache.add('a', [event(2000), event(2000)]);
    const before = cache.bytes;
    first.encodedBy(encode);
    first.encodedBy(encode);
    expect(cache.bytes - before).toBe(4001);
    first.from(1).encodedBy(encode);
    first.from(1).encodedBy(encode);
    expect([cache.bytes, cache.get('a')]).toEqual([0, undefined]);
    cache.add('b', [event(1)]);
    const held = cache.bytes;
    first.encodedBy(events => encode(events));
    expect(cache.bytes).toBe(held);
  });

  it('holds nothing that alone is too large, and keeps the rest', () => {
    cache.add('small', [event(100)]);
    const large = cache.add('large', [event(MAX_BYTES)]);
    expect(large.events).toHaveLength(1);
    expect(['small', 'large'].filter(key => cache.get(key))).toEqual(['small']);
  });
});
