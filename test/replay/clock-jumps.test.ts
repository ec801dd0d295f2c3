import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../server/replay/clock.ts';
import type { Session } from '../../server/replay/session.ts';
import { ReplayClient } from '../fidelity/replay-client.ts';
import { at } from '../http/sample-shift.ts';
import { ManualClock } from '../manual-clock.ts';
import { ReplayStage } from './replay-stage.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let stage: ReplayStage;
beforeEach(async () => {
  stage = await ReplayStage.open();
});
afterEach(() => stage.close());

describe('a wall clock that jumps while the server runs', () => {
  afterEach(() => void vi.useRealTimers());

  it.each([-24 * HOUR, -1000, 1000, 24 * HOUR])('by %d ms does not move the time of the engine', jump => {
    const before = systemClock.now();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + jump });
    const after = systemClock.now();
    expect(after).toBeGreaterThanOrEqual(before);
    expect(after - before).toBeLessThan(500);
  });
});

describe('a wall clock that went back by three hours before the server started again', () => {
  /** What a server makes of the store whose clock is behind; a timer that waits for longer than a day would never end. */
  function restarted() {
    stage.sessions.close();
    const clock = new ManualClock(stage.clock.now() - 3 * HOUR);
    const sessions = stage.newSessions({ clock });
    sessions.restore();
    const found = (session: Session) => sessions.get(session.sessionId);
    return { clock, sessions, found };
  }

  it('lets playheads go on from their anchors, not wait for it to catch up', async () => {
    const playing = stage.openSession({ playbackSpeed: 2 });
    const paused = stage.openSession({ time: at(50), paused: true });
    const looping = stage.openSession({ endTime: at(30), loop: true });
    for (const session of [playing, paused, looping]) session.join(new ReplayClient());
    stage.clock.advance(10_000);
    await stage.control(playing, { action: 'seek', time: at(100) });
    stage.clock.advance(7000);
    const { clock, sessions, found } = restarted();
    const times = () => [playing, paused, looping].map(session => found(session).state().time);
    expect(times()).toEqual([at(100), at(50), at(0)]);
    clock.advance(10_000);
    expect(times()).toEqual([at(120), at(50), at(10)]);
    const client = new ReplayClient();
    found(playing).join(client);
    clock.advance(1000);
    expect(client.events.at(-1)).toMatchObject({ event: 'clock', data: `{"time":"${at(122)}"}` });
    sessions.close();
  });

  it('is of no matter to the start after that', () => {
    const session = stage.openSession();
    session.join(new ReplayClient());
    const { clock, sessions, found } = restarted();
    clock.advance(10_000);
    expect(found(session).state().time).toBe(at(10));
    sessions.close();
    const again = stage.newSessions({ clock });
    again.restore();
    expect(again.get(session.sessionId).state().time).toBe(at(10));
    again.close();
  });

  it.each([
    ['private', false, MINUTE],
    ['shared', true, 30 * MINUTE],
  ])('lets a %s session that nobody watches expire in its time', (_, shared, ttl) => {
    stage.openSession({}, { shared });
    const { clock, sessions } = restarted();
    clock.advance(ttl - 1);
    expect(sessions.size).toBe(1);
    clock.advance(1);
    expect(sessions.size).toBe(0);
    sessions.close();
    expect(stage.store.load()).toEqual([]);
  });

  it('keeps the session’s new anchor with the next command', async () => {
    const session = stage.openSession();
    session.join(new ReplayClient());
    const { clock, sessions, found } = restarted();
    clock.advance(5000);
    await sessions.control({ sessionId: session.sessionId, action: 'pause' });
    expect(found(session).state()).toMatchObject({ time: at(5), status: 'paused' });
    expect(stage.store.load()).toMatchObject([{ anchor: { time: Date.parse(at(5)), wall: clock.now() } }]);
    sessions.close();
  });
});

describe('a wall clock that went forward before the server started again', () => {
  it('ends what would have been over by then, and forgets what nobody watched', () => {
    const watched = stage.openSession();
    watched.join(new ReplayClient());
    stage.openSession();
    stage.sessions.close();
    const sessions = stage.newSessions({ clock: new ManualClock(stage.clock.now() + 24 * HOUR) });
    sessions.restore();
    expect(sessions.size).toBe(1);
    expect(sessions.get(watched.sessionId).state()).toMatchObject({
      status: 'ended',
      time: watched.state().endTime,
    });
    sessions.close();
  });
});
