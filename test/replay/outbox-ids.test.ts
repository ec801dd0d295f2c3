import { beforeEach, describe, expect, it } from 'vitest';
import { RETENTION_MS } from '../../server/replay/outbox-log.ts';
import { HonestViewer, OutboxStage } from './outbox-stage.ts';

const ANEW = ['playback', 'snapshot'];
let stage: OutboxStage;
beforeEach(() => {
  stage = new OutboxStage();
});

describe('an id from which nothing can go on', () => {
  /** Entries 1 to 20 are ticks, 21 is a seek, 22 to 60 are ticks again. */
  beforeEach(() => {
    stage.play(2000);
    stage.turnTo(50_000);
    stage.play(3900);
  });

  it.each([
    ['garbage', 'garbage'],
    ['the empty text', ''],
    ['200 characters', 'x'.repeat(200)],
    ['200 characters in our form', `session.${'x'.repeat(188)}.1.0`],
    ['a text with a NULL', 'session.epoch0.22.0\0'],
    ['of another session', 'other.epoch0.22.0'],
    ['of another incarnation', 'session.epoch7.22.0'],
    ['of an entry to come', 'session.epoch0.61.0'],
    ['of a snapshot to come', 'session.epoch0.61.s'],
    ['of an entry beyond all numbers', 'session.epoch0.999999999999999.0'],
    ['of an event that its entry never had', 'session.epoch0.22.7'],
    ['of the state before a snapshot', 'session.epoch0.60.p'],
    ['of merged ticks to come', 'session.epoch0.22-61.0'],
    ['of merged ticks that span a seek', 'session.epoch0.20-22.0'],
    ['of a merged seek', 'session.epoch0.21-22.0'],
    ['of the clock of merged ticks as one of their events', 'session.epoch0.22-24.2'],
    ['of a clock to come', 'session.epoch0.61.c2'],
    ['of the entry before all', 'session.epoch0.0.0'],
  ])('%s: leads to a snapshot', (_, lastEventId) => {
    const { ticks } = stage.reads;
    const viewers = [undefined, 5].map(maxRate => stage.joined({ lastEventId, maxRate }));
    expect(viewers.map(({ told }) => told)).toEqual([ANEW, ANEW]);
    expect(stage.telemetry.resyncs).toEqual(['not_held', 'not_held']);
    expect(stage.reads.ticks - ticks).toBeLessThanOrEqual(2);
    stage.play(2000);
    expect(viewers.map(({ time }) => time > 55_000)).toEqual([true, true]);
  });
});

describe('an id', () => {
  it('from before a seek leads through the seek', () => {
    const viewer = stage.joined();
    stage.tick(100);
    stage.turnTo(50_000);
    stage.tick(100);
    const back = stage.resumed(viewer, 3);
    expect(back.told).toEqual(['task_update', 'clock', ...ANEW, 'vehicle_update', 'task_update', 'clock']);
    expect(stage.telemetry.resyncs).toEqual(['joined']);
  });

  it('leads on for as long as promised, and not without end', () => {
    const [viewer, merged] = [stage.joined(), stage.joined({ maxRate: 5 })];
    stage.play(1000);
    const cuts = [viewer, merged].flatMap(seen =>
      seen.history.map((_, at) => [seen, at + 1] as const).slice(2),
    );
    stage.clock.advance(RETENTION_MS - 1000);
    stage.tick(100);
    for (const [seen, cut] of cuts) expect(stage.resumed(seen, cut).told).not.toContain('snapshot');
    stage.clock.advance(1001);
    for (const [seen, cut] of cuts) expect(stage.resumed(seen, cut).told).toEqual(ANEW);
  });

  it('of what was merged over more time than a viewer ever waits leads to a snapshot', () => {
    stage.tick(100);
    stage.clock.advance(10_001);
    stage.tick(100);
    expect(stage.joined({ lastEventId: 'session.epoch0.1-2.0' }).told).toEqual(ANEW);
    expect(stage.joined({ lastEventId: 'session.epoch0.2.c2' }).told).toEqual([]);
  });

  it('leads each of two who use it at once the same way', () => {
    const viewer = stage.joined({ maxRate: 5 });
    stage.play(2000);
    for (let cut = 2; cut < viewer.history.length; cut++) {
      const [one, other] = [stage.resumed(viewer, cut), stage.resumed(viewer, cut)];
      expect(one.events).toEqual(other.events);
      expect(one.time).toBe(2000);
    }
  });

  it('of merged ticks never has more read at once than a tick may span', () => {
    stage.turnTo(0, false);
    for (let tick = 0; tick < 20; tick++) stage.tick(10_000);
    const { ticks } = stage.reads;
    expect(stage.joined({ lastEventId: 'session.epoch0.2-20.0' }).told).toEqual(ANEW);
    expect(stage.reads.ticks).toBe(ticks);
  });
});

describe('a resume', () => {
  it('over much brings every transition, and positions in merged ticks', () => {
    const viewer = stage.joined();
    stage.weight = 100_000;
    stage.play(6000);
    const back = stage.resumed(viewer, 2);
    expect(back.time).toBe(6000);
    expect(back.told).toEqual(['vehicle_update', 'task_update', 'clock']);
    const again = stage.resumed(viewer, viewer.history.length - 8);
    expect(again.events).toEqual(viewer.events.slice(-8));
  });

  it('over too much brings the state anew', () => {
    const viewer = stage.joined();
    stage.weight = 17_000_000;
    stage.play(100);
    expect(stage.resumed(viewer, 2).told).toEqual(ANEW);
  });
});

describe('telemetry', () => {
  it('is told why viewers got the state anew, each of them once', () => {
    const viewer = new HonestViewer();
    const { drained } = stage.join(viewer);
    stage.joined();
    stage.joined({ lastEventId: 'garbage' });
    stage.restart();
    viewer.backlog = 5000;
    stage.tick(100);
    stage.restart();
    drained();
    drained();
    const anew = ['restarted', 'restarted', 'restarted'];
    expect(stage.telemetry.resyncs).toEqual([
      'joined',
      'joined',
      'not_held',
      ...anew,
      'restarted',
      'restarted',
      'lagged',
    ]);
  });

  it('is told how much was dropped, and nothing goes to that viewer until it has drained', () => {
    const viewer = new HonestViewer();
    const { drained } = stage.join(viewer);
    viewer.backlog = 5000;
    stage.tick(100);
    stage.tick(100);
    stage.tellPlayback();
    stage.turnTo(9000);
    expect([viewer.told, viewer.drops, stage.telemetry.drops]).toEqual([ANEW, 1, [5000]]);
    drained();
    expect([viewer.told, viewer.time]).toEqual([[...ANEW, ...ANEW], 9000]);
    stage.tick(100);
    expect(viewer.told.slice(4)).toEqual(['vehicle_update', 'task_update', 'clock']);
  });

  it('is told of a resume that could not be read; the viewer gets the state anew', () => {
    const viewer = new HonestViewer();
    const { leave } = stage.join(viewer);
    leave();
    stage.outbox.publish(() => {
      throw new Error('The record is damaged');
    });
    expect(stage.resumed(viewer).told).toEqual(ANEW);
    expect([stage.telemetry.resyncs.at(-1), stage.telemetry.failures.length]).toEqual(['not_held', 1]);
  });
});
