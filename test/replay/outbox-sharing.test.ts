import { beforeEach, describe, expect, it } from 'vitest';
import type { OutboxEvent } from '../../server/replay/outbox-event.ts';
import { HonestViewer, OutboxStage } from './outbox-stage.ts';

const MANY = 50;
let stage: OutboxStage;
beforeEach(() => {
  stage = new OutboxStage();
});

const many = <T>(make: (at: number) => T): T[] => Array.from({ length: MANY }, (_, at) => make(at));

describe('a storm of resumes', () => {
  it('works each entry out once, though nobody was there when it was published', () => {
    const first = new HonestViewer();
    const { leave } = stage.join(first);
    stage.tick(100);
    leave();
    for (let entry = 0; entry < 5; entry++) stage.tick(100);
    expect(stage.reads.ticks).toBe(1);
    const viewers = many(() => stage.resumed(first));
    expect(stage.reads.ticks).toBe(1 + 5);
    for (const viewer of viewers) expect(viewer.batches).toEqual(viewers[0]?.batches);
    expect(viewers.map(({ batches }) => batches[0] === viewers[0]?.batches[0])).toEqual(many(() => true));
  });

  it('works out nothing where the entries went to several viewers just now', () => {
    const [one] = [stage.joined(), stage.joined()];
    for (let entry = 0; entry < 5; entry++) stage.tick(100);
    const { ticks } = stage.reads;
    const back = stage.resumed(one, 2);
    expect(back.batches).toEqual(one.batches.slice(2));
    expect(stage.reads.ticks).toBe(ticks);
  });

  it('encodes each entry once, in the midst of one as well', () => {
    let encoded = 0;
    const encode = (events: readonly OutboxEvent[]) => {
      encoded++;
      return Buffer.from(JSON.stringify(events));
    };
    const [one] = [stage.joined(), stage.joined()];
    for (let entry = 0; entry < 5; entry++) stage.tick(100);
    const bytes = many(() => stage.resumed(one, 3).batches.map(batch => batch.encodedBy(encode)));
    expect(encoded).toBe(5);
    expect(bytes.every(each => each.every((buffer, at) => buffer === bytes[0]?.[at]))).toBe(true);
  });

  it('works out nothing where nothing came since', () => {
    const viewer = stage.joined();
    stage.tick(100);
    const { ticks } = stage.reads;
    expect(stage.resumed(viewer).told).toEqual([]);
    expect(stage.reads.ticks).toBe(ticks);
  });

  it('leaves nothing in memory of a session that one viewer watches', () => {
    const viewer = stage.joined();
    const { bytes } = stage.batches;
    stage.tick(100);
    expect([viewer.told.at(-1), stage.batches.bytes]).toEqual(['clock', bytes]);
  });
});

describe('a snapshot', () => {
  it('is read once for all who join where nothing was published between', () => {
    stage.tick(1000);
    const viewers = many(() => stage.joined());
    expect(stage.reads.snapshots).toBe(1);
    expect(viewers.every(({ batches }) => batches[1] === viewers[0]?.batches[1])).toBe(true);
  });

  it('comes after the state as it is, with each viewer counted', () => {
    const playbacks = many(() => stage.joined().events[0]?.data);
    expect(playbacks).toEqual(many(at => JSON.stringify({ viewers: at + 1, time: 0 })));
  });

  it.each<[string, (stage: OutboxStage) => void]>([
    ['something was published', on => on.tick(100)],
    ['the session turned elsewhere', on => on.turnTo(5000)],
    ['the recorded past changed', on => on.restart()],
    [
      'time went on untold',
      on => {
        on.told += 100;
      },
    ],
  ])('is read anew once %s', (_, change) => {
    stage.joined();
    change(stage);
    const { snapshots } = stage.reads;
    expect(stage.joined().time).toBe(stage.told);
    expect(stage.joined().time).toBe(stage.told);
    expect(stage.reads.snapshots - snapshots).toBeLessThanOrEqual(1);
  });

  it('is read once for all whose log began anew, and for all who fell behind', () => {
    const viewers = many(() => new HonestViewer());
    const attachments = viewers.map(viewer => stage.join(viewer));
    stage.restart();
    expect(stage.reads.snapshots).toBe(2);
    for (const viewer of viewers) viewer.backlog = 5000;
    stage.tick(100);
    for (const { drained } of attachments) drained();
    expect(stage.reads.snapshots).toBe(3);
    expect(viewers.map(({ time }) => time)).toEqual(many(() => 100));
  });
});
