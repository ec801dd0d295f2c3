import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ReplayClient } from '../fidelity/replay-client.ts';
import { at, END, START } from '../http/sample-shift.ts';
import { ReplayStage } from './replay-stage.ts';

const MINUTE = 60_000;

let stage: ReplayStage;
beforeEach(async () => {
  stage = await ReplayStage.open();
});
afterEach(() => stage.close());

const code = (word: string) => expect.objectContaining({ code: word });

describe('opening', () => {
  it('gives a session at revision 0 that plays from startTime', () => {
    expect(stage.openSession().state()).toMatchObject({
      revision: 0,
      airportId: 'LEBL',
      startTime: START,
      endTime: END,
      time: START,
      status: 'playing',
      playbackSpeed: 1,
      loop: false,
      filters: {},
      viewers: 0,
      shared: true,
      driver: null,
    });
  });

  it('may start elsewhere in the range, paused', () => {
    const session = stage.openSession({ time: at(90), paused: true });
    stage.clock.advance(5000);
    expect(session.state()).toMatchObject({ time: at(90), status: 'paused' });
  });

  it.each([
    ['airport_not_found', { airportId: 'ZZZZ' }],
    ['invalid_range', { startTime: END, endTime: START }],
    ['invalid_range', { startTime: START, endTime: START }],
    ['out_of_range', { time: at(601) }],
    ['out_of_range', { time: at(-1) }],
  ] as const)('refuses with %s', (word, options) => {
    expect(() => stage.openSession(options)).toThrow(code(word));
    expect(stage.store.load()).toEqual([]);
  });

  it('stops at the most sessions, until one has gone', () => {
    const opened = Array.from({ length: 5 }, () => stage.openSession({}, { shared: false }));
    expect(() => stage.openSession()).toThrow(code('too_many_sessions'));
    stage.sessions.end(opened[0]?.sessionId ?? '');
    expect(() => stage.openSession()).not.toThrow();
  });

  it('lists the shared ones alone, oldest first', () => {
    const first = stage.openSession();
    stage.openSession({}, { shared: false });
    const second = stage.openSession();
    expect(stage.sessions.list().map(({ sessionId }) => sessionId)).toEqual([
      first.sessionId,
      second.sessionId,
    ]);
  });

  it('knows at once of what was recorded while there was no session', () => {
    const early = stage.openSession();
    early.join(new ReplayClient());
    stage.clock.advance(1000);
    stage.sessions.end(early.sessionId);
    stage.record([
      { kind: 'task_update', airportId: 'LEBL', taskId: 'T9', time: at(0.5), status: 'planned' },
    ]);
    const client = new ReplayClient();
    stage.openSession().join(client);
    stage.clock.advance(600);
    expect(client.events.map(({ data }) => data).join()).toContain('T9');
  });
});

describe.each([
  ['private', false, MINUTE],
  ['shared', true, 30 * MINUTE],
])('a %s session', (_, shared, ttl) => {
  const open = () => stage.openSession({}, { shared });

  it('goes when nobody came in time, and is not remembered as ended', () => {
    const { sessionId } = open();
    stage.clock.advance(ttl - 1);
    expect(stage.sessions.get(sessionId).sessionId).toBe(sessionId);
    stage.clock.advance(1);
    expect(() => stage.sessions.get(sessionId)).toThrow(code('session_not_found'));
    expect(stage.sessions.wasEnded(sessionId)).toBe(false);
    stage.clock.advance(100);
    expect(stage.store.load()).toEqual([]);
    expect(stage.clock.pending).toBe(0);
  });

  it('stays as long as somebody watches, and its time runs anew when the last has left', () => {
    const session = open();
    stage.clock.advance(ttl - 1000);
    const attachment = session.join(new ReplayClient());
    stage.clock.advance(3 * ttl);
    attachment.leave();
    stage.clock.advance(ttl - 1);
    expect(stage.sessions.size).toBe(1);
    stage.clock.advance(1);
    expect(stage.sessions.size).toBe(0);
  });

  it('counts the time before a restart', () => {
    const { sessionId } = open();
    stage.clock.advance(ttl - 1000);
    stage.sessions.close();
    const sessions = stage.newSessions();
    sessions.restore();
    expect(sessions.get(sessionId).stored.shared).toBe(shared);
    stage.clock.advance(1000);
    expect(sessions.size).toBe(0);
  });
});

describe('a server that starts again', () => {
  it('takes every session up where its playhead would have been', async () => {
    const playing = stage.openSession({ playbackSpeed: 2.5, filters: { kinds: ['task'] } });
    const paused = stage.openSession({ time: at(50), paused: true });
    const ending = stage.openSession({ endTime: at(20) });
    const looping = stage.openSession({ endTime: at(7), loop: true });
    for (const session of [playing, paused, ending, looping]) session.join(new ReplayClient());
    stage.clock.advance(10_000);
    await stage.control(playing, { action: 'seek', time: at(100) });
    const restarted = stage.newSessions();
    stage.clock.advance(30_000);
    restarted.restore();
    const found = [playing, paused, ending, looping].map(({ sessionId }) => restarted.get(sessionId).state());
    expect(found).toMatchObject([
      { time: at(175), status: 'playing', revision: 1, playbackSpeed: 2.5, filters: { kinds: ['task'] } },
      { time: at(50), status: 'paused', revision: 0 },
      { time: at(20), status: 'ended' },
      { time: at(40 % 7), status: 'playing', loop: true },
    ]);
    restarted.close();
  });

  it('gives those whom a kill has cut off their time to come back', () => {
    const session = stage.openSession({}, { shared: false });
    session.join(new ReplayClient());
    stage.clock.advance(10 * MINUTE);
    const restarted = stage.newSessions();
    restarted.restore();
    expect(restarted.size).toBe(1);
    restarted.close();
  });

  it('takes a viewer from before with a fresh state and a snapshot', () => {
    const session = stage.openSession();
    const client = new ReplayClient();
    session.join(client);
    stage.clock.advance(5000);
    const restarted = stage.newSessions();
    restarted.restore();
    const found = restarted.resume(client.lastEventId ?? '');
    if (found === undefined || found === 'ended') throw new Error('The session was not found');
    const told = client.events.length;
    found.join(client, { lastEventId: client.lastEventId });
    expect(client.events.slice(told).map(({ event }) => event)).toEqual(['playback', 'snapshot']);
    restarted.close();
  });

  it('does not bring back what had expired, was ended, or expired while it was down', () => {
    const ended = stage.openSession();
    stage.sessions.end(ended.sessionId);
    stage.openSession({}, { shared: false });
    stage.sessions.close();
    stage.clock.advance(MINUTE + 1);
    const restarted = stage.newSessions();
    restarted.restore();
    expect(restarted.size).toBe(0);
    restarted.close();
    expect(stage.store.load()).toEqual([]);
    expect(restarted.wasEnded(ended.sessionId)).toBe(true);
  });
});

describe('a session that was ended', () => {
  it('is remembered for those who come back to it', () => {
    const session = stage.openSession();
    const client = new ReplayClient();
    session.join(client);
    stage.sessions.end(session.sessionId);
    expect(stage.sessions.resume(client.lastEventId ?? '')).toBe('ended');
    expect(stage.sessions.resume('garbage')).toBeUndefined();
    expect(stage.sessions.resume('nobody.epoch.1.1')).toBeUndefined();
    expect(() => stage.sessions.end(session.sessionId)).toThrow(code('session_not_found'));
    expect(stage.clock.pending).toBe(0);
  });

  it('takes no command', async () => {
    const session = stage.openSession();
    stage.sessions.end(session.sessionId);
    await expect(stage.control(session, { action: 'play' })).rejects.toEqual(code('session_not_found'));
    await expect(stage.setParams(session, { loop: true })).rejects.toEqual(code('session_not_found'));
  });
});
