import { beforeEach, describe, expect, it } from 'vitest';
import { HonestViewer, OutboxStage } from './outbox-stage.ts';

let stage: OutboxStage;
beforeEach(() => {
  stage = new OutboxStage();
});

/** When each event came, in ms of wall time since the stage was set. */
class TimedViewer extends HonestViewer {
  readonly times: number[] = [];
  readonly #began = stage.clock.now();

  override take(event: Parameters<HonestViewer['take']>[0]): void {
    super.take(event);
    this.times.push(stage.clock.now() - this.#began);
  }
}

function timed(maxRate: number): TimedViewer {
  const viewer = new TimedViewer();
  stage.join(viewer, { maxRate });
  return viewer;
}

const TICK = ['vehicle_update', 'task_update', 'clock'];

describe('a viewer that wants few events', () => {
  it('gets ticks merged into longer ones, each closed by its clock, none sooner than its rate allows', () => {
    const viewer = timed(5);
    stage.play(2000);
    expect(viewer.told).toEqual(['playback', 'snapshot', ...TICK, ...TICK, ...TICK]);
    expect(viewer.times.filter((_, at) => viewer.told[at] === 'clock')).toEqual([400, 1000, 1600]);
    expect(viewer.time).toBe(1500);
  });

  it('gets no more than that on average, however much there is', () => {
    for (const maxRate of [1, 3, 10, 25]) {
      const viewer = timed(maxRate);
      stage.play(60_000);
      expect(viewer.events.length).toBeLessThanOrEqual(60 * maxRate + 5);
      expect(viewer.events.length).toBeGreaterThan(60 * Math.min(maxRate, 20) - 10);
    }
  });

  it('gets every tick where its rate allows that, as all others do', () => {
    const [viewer, other] = [timed(1000), stage.joined()];
    stage.play(2000);
    expect(viewer.events.slice(2)).toEqual(other.events.slice(2));
  });

  it('gets what is not a tick at once, and before it what was held back', () => {
    const viewer = timed(1);
    stage.play(500);
    stage.tellPlayback();
    expect(viewer.told.slice(2)).toEqual([...TICK, 'playback']);
    stage.play(200);
    stage.turnTo(9000);
    expect(viewer.told.slice(6)).toEqual([...TICK, 'playback', 'snapshot']);
    stage.play(300);
    stage.outbox.end({ event: 'end', data: '{}' });
    expect([viewer.told.slice(11), viewer.ended]).toEqual([[...TICK, 'end'], true]);
    expect(stage.clock.pending).toBe(0);
  });

  it('pays for what went out at once with a longer wait, but not with one beyond all measure', () => {
    const viewer = timed(1);
    for (let told = 0; told < 100; told++) stage.tellPlayback();
    stage.play(9900);
    expect(viewer.told.slice(102)).toEqual([]);
    stage.play(100);
    expect(viewer.told.slice(102)).toEqual(TICK);
  });

  it('gets what is held back though no tick comes any more', () => {
    const viewer = timed(10);
    stage.tick(100);
    expect(viewer.time).toBe(0);
    stage.clock.advance(200);
    expect(viewer.time).toBe(100);
    expect(stage.clock.pending).toBe(0);
  });

  it('leaves no timer behind when it goes, nor when the session stops', () => {
    const { leave } = stage.join(new HonestViewer(), { maxRate: 1 });
    timed(1);
    stage.tick(100);
    expect(stage.clock.pending).toBe(2);
    leave();
    expect(stage.clock.pending).toBe(1);
    stage.outbox.stop();
    expect(stage.clock.pending).toBe(0);
  });

  it('begins anew with all others, what was held back forgotten', () => {
    const viewer = timed(1);
    stage.tick(100);
    stage.restart();
    expect([viewer.told.slice(2), stage.clock.pending]).toEqual([['playback', 'snapshot'], 0]);
    stage.play(5000);
    expect(viewer.time).toBeGreaterThan(100);
  });

  it('is left out when it reads too slowly, and then resynced', () => {
    const viewer = new HonestViewer();
    const { drained } = stage.join(viewer, { maxRate: 5 });
    stage.tick(100);
    viewer.backlog = 5000;
    stage.clock.advance(1000);
    expect([viewer.told.slice(2), stage.telemetry.drops, stage.clock.pending]).toEqual([[], [5000], 0]);
    stage.play(1000);
    expect(viewer.told.slice(2)).toEqual([]);
    drained();
    expect(viewer.told.slice(2)).toEqual(['playback', 'snapshot']);
    stage.play(1000);
    expect(viewer.time).toBeGreaterThan(1500);
  });

  it('shares merged ticks with others that get the same', () => {
    const viewers = [timed(5), timed(5), timed(5)];
    stage.tick(100);
    stage.tick(100);
    const { ticks } = stage.reads;
    stage.clock.advance(1000);
    expect(viewers.map(({ time }) => time)).toEqual([200, 200, 200]);
    expect(stage.reads.ticks).toBe(ticks + 1);
  });

  it('is told every position where those are not conflated, in ticks that are bounded', () => {
    stage.turnTo(0, false);
    const viewer = timed(1);
    for (let tick = 0; tick < 8; tick++) stage.tick(25_000);
    stage.clock.advance(2000);
    const updates = viewer.events.filter(({ event }) => event === 'vehicle_update');
    expect(updates.map(({ data }) => JSON.parse(data).time)).toEqual([50_000, 100_000, 150_000, 200_000]);
    const positions = updates.flatMap(({ data }) => JSON.parse(data).positions);
    expect(positions).toEqual(Array.from({ length: 6666 }, (_, at) => (at + 1) * 30));
  });

  it('makes that everybody gets the state anew where what was held back cannot be read', () => {
    const viewers = [timed(5), stage.joined()];
    stage.tick(100);
    stage.tick(100);
    stage.failing = true;
    stage.clock.advance(1000);
    expect(stage.unheard).toHaveLength(1);
    expect(viewers.map(({ told, time }) => [told.slice(-2), time])).toEqual(
      viewers.map(() => [['playback', 'snapshot'], 200]),
    );
  });

  it('is told of the end though what was held back cannot be read', () => {
    const viewer = timed(5);
    stage.tick(100);
    stage.tick(100);
    stage.failing = true;
    stage.outbox.end({ event: 'end', data: '{}' });
    expect([viewer.told.slice(2), viewer.ended, stage.clock.pending]).toEqual([['end'], true, 0]);
    expect(stage.telemetry.failures).toHaveLength(1);
  });
});

describe('who comes back', () => {
  it.each([undefined, 1, 1000])(
    'after any event of merged ticks goes on right there, with a rate of %s',
    maxRate => {
      const viewer = timed(2);
      stage.play(6000);
      const back = viewer.events.map((_, at) => stage.resumed(viewer, at + 1, maxRate)).slice(1);
      back.forEach((each, at) => {
        const batch = viewer.batches.find(({ events }) =>
          events.some(({ id }) => id === viewer.events[at + 1]?.id),
        );
        const begun = batch?.events.findIndex(({ id }) => id === viewer.events[at + 1]?.id) ?? 0;
        const rest = batch?.events.slice(begun + 1);
        expect(each.events.slice(0, rest?.length)).toEqual(rest);
      });
      stage.clock.advance(11_000);
      expect(back.map(({ time }) => time)).toEqual(back.map(() => 6000));
      expect(stage.telemetry.resyncs).toEqual(['joined', 'not_held']);
    },
  );

  it('after any event of plain ticks goes on right there, with a rate as well', () => {
    const viewer = stage.joined();
    stage.play(2000);
    const back = viewer.events.map((_, at) => stage.resumed(viewer, at + 1, 5)).slice(1);
    stage.clock.advance(11_000);
    expect(back.map(({ history }) => JSON.parse(history.at(-1)?.data ?? '').time)).toEqual(
      back.map(() => 2000),
    );
    expect(stage.telemetry.resyncs).toEqual(['joined', 'not_held']);
  });

  it('with a rate gets what it missed in few events', () => {
    const viewer = stage.joined();
    stage.play(5000);
    expect(stage.resumed(viewer, 2, 1000).told).toEqual(TICK);
  });

  it('with a rate waits as if it had stayed, so that polls are held to it too', () => {
    let poll: HonestViewer = stage.joined({ maxRate: 2 });
    for (let at = 0; at < 600; at++) {
      stage.play(100);
      if (poll.events.length > 0) poll = stage.resumed(poll, undefined, 2);
    }
    expect(poll.history.length).toBeLessThanOrEqual(60 * 2 + 5);
    expect(poll.history.length).toBeGreaterThan(100);
    expect(poll.time).toBeGreaterThan(58_000);
  });
});
