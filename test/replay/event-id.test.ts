import { describe, expect, it } from 'vitest';
import { formatEventId, parseEventId } from '../../server/replay/event-id.ts';

describe('event ids', () => {
  it.each([0, 17, 's', 'p'] as const)('come back as they were written, index %s', index => {
    const id = { sessionId: 'V1StGXR8_Z5jdHi6B-myT', epoch: 'a-_9', entry: 42, index };
    expect(parseEventId(formatEventId(id))).toEqual(id);
  });

  it.each([
    '',
    '7',
    'a.b.c.d',
    'a.b.-1.0',
    'a.b.1.x',
    'a.b.1.0.0',
    `${'a'.repeat(65)}.b.1.0`,
    'a.b.1e3.0',
    'a.b.1.0\n',
    'é.b.1.0',
  ])('are told from others: %j', text => {
    expect(parseEventId(text)).toBeUndefined();
  });
});
