import { describe, expect, test } from 'vitest';
import { placeOf } from '../../../web/api/event-place.ts';
import { Cutover } from '../../../web/hub/cutover.ts';

const event = (id: string) => ({ event: 'clock', id, data: '{}' });

function passing(snapshotId: string, askedId: string, ids: string[]): string[] {
  const [snapshot, asked] = [placeOf(snapshotId), placeOf(askedId)];
  if (!snapshot || !asked) throw new Error('no place');
  const cutover = new Cutover(snapshot, asked);
  return ids.filter(id => cutover.passes(event(id)));
}

describe('placeOf', () => {
  test.each([
    ['V1StGXR8_Z5jdHi6B-myT.a-_b12.17.3', { epoch: 'a-_b12', entry: 17 }],
    ['s.e.0.s', { epoch: 'e', entry: 0 }],
    ['s.e.5.p', { epoch: 'e', entry: 5 }],
    ['', undefined],
    ['17', undefined],
    ['s.e.x.1', undefined],
  ])('reads %j', (id, place) => {
    expect(placeOf(id)).toEqual(place);
  });
});

describe('leading over from a snapshot to the stream', () => {
  test('lets through what came after the entry of the snapshot, whole entries', () => {
    expect(passing('s.a.5.s', 's.a.4.1', ['s.a.4.2', 's.a.5.0', 's.a.5.1', 's.a.6.0', 's.a.6.1'])).toEqual([
      's.a.6.0',
      's.a.6.1',
    ]);
  });

  test('lets a state told anew through only where it is newer', () => {
    expect(passing('s.a.5.s', 's.a.4.0', ['s.a.5.p', 's.a.5.s', 's.a.7.p', 's.a.7.s'])).toEqual([
      's.a.7.p',
      's.a.7.s',
    ]);
  });

  test('lets a newer log through from its beginning', () => {
    expect(passing('s.a.5.s', 's.a.5.0', ['s.a.5.1', 's.b.0.p', 's.b.0.s', 's.b.1.0'])).toEqual([
      's.b.0.p',
      's.b.0.s',
      's.b.1.0',
    ]);
  });

  test('where the snapshot is of a newer log, leaves out what the stream still tells of the older one', () => {
    expect(passing('s.b.2.s', 's.a.5.0', ['s.a.6.0', 's.b.2.p', 's.b.2.s', 's.b.3.0'])).toEqual(['s.b.3.0']);
  });

  test('where the stream is yet another log further, lets that through', () => {
    expect(passing('s.b.2.s', 's.a.5.0', ['s.a.6.0', 's.c.0.p', 's.c.0.s'])).toEqual(['s.c.0.p', 's.c.0.s']);
  });
});
