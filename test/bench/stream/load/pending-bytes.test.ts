import { expect, it } from 'vitest';
import { PendingBytes } from './pending-bytes.ts';

it('keeps what was appended in order, beyond its first room, until it is dropped', () => {
  const pending = new PendingBytes(4);
  pending.append(Buffer.from('xabcx'), 1, 4);
  expect(pending.all.toString()).toBe('abc');
  pending.append(Buffer.from('defghijkl'), 0, 9);
  expect(pending.length).toBe(12);
  pending.drop(5);
  expect(pending.all.toString()).toBe('fghijkl');
  pending.append(Buffer.from('m'), 0, 1);
  expect(pending.all.toString()).toBe('fghijklm');
  pending.drop(pending.length);
  expect(pending.length).toBe(0);
});
