import { describe, expect, it } from 'vitest';
import { eventIdStem, parseEventId } from '../../server/replay/event-id.ts';

describe('event ids', () => {
  it.each([0, 17, 's', 'p'] as const)('come back as they were written, index %s', index => {
    const id = { sessionId: 'V1StGXR8_Z5jdHi6B-myT', epoch: 'a-_9', first: 42, last: 42, index };
    expect(parseEventId(`${eventIdStem(id)}${index}`)).toEqual({ ...id, closing: false });
  });

  it('of merged ticks come back with all that were merged', () => {
    const id = { sessionId: 'session', epoch: 'first', first: 7, last: 12, index: 3, closing: false };
    expect(`${eventIdStem(id)}3`).toBe('session.first.7-12.3');
    expect(parseEventId('session.first.7-12.3')).toEqual(id);
  });

  it('of the clock that closes merged ticks come back as right after the last of them', () => {
    const id = { sessionId: 'session', epoch: 'first', first: 12, last: 12, index: 4, closing: true };
    expect(parseEventId('session.first.12.c4')).toEqual(id);
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
    'a.b.7-7.0',
    'a.b.12-7.0',
    'a.b.7-.0',
    'a.b.-7.0',
    'a.b.7-12-13.0',
    'a.b.7-12.s',
    'a.b.7-12.c4',
    'a.b.12.c',
    'a.b.12.cs',
    'a.b.1.00000000000',
    'a.b.1111111111111111.0',
    'x'.repeat(200),
    `${'x'.repeat(98)}.${'x'.repeat(97)}.1.0`,
    'é.b.1.0',
  ])('are told from others: %j', text => {
    expect(parseEventId(text)).toBeUndefined();
  });
});
