import { beforeEach, describe, expect, test } from 'vitest';
import type { Snapshot } from '../../../server/contract/events.ts';
import type { SessionState } from '../../../server/contract/session.ts';
import type { StreamListener, StreamState, StreamTarget } from '../../../web/api/session-stream.ts';
import { connection } from '../../../web/state/connection.ts';
import { session } from '../../../web/state/session.ts';
import { SessionLink } from '../../../web/state/session-link.ts';
import { entities, entitiesVersion, playheadTime } from '../../../web/state/shown.ts';
import { trouble } from '../../../web/state/trouble.ts';
import { ManualClock } from '../../manual-clock.ts';
import { vehicle } from '../entities.ts';
import { emptySnapshot, iso, START, sessionState } from './fake-server.ts';

/** At the start of the range, at ten times the speed. */
const state = (over: Partial<SessionState> = {}) =>
  sessionState({ time: iso(0), playbackSpeed: 10, ...over });

const snapshot = (seconds: number, vehicleIds: string[] = []): Snapshot => ({
  ...emptySnapshot(seconds),
  vehicles: vehicleIds.map(id => vehicle(id)),
});

const LIVE = { state: 'live', transport: 'event-stream' } as const;

/** A link whose streams the test speaks on. */
function harness() {
  const clock = new ManualClock(0);
  const frames: (() => void)[] = [];
  const gone: [SessionState | null, string][] = [];
  const targets: StreamTarget[] = [];
  const calls: string[] = [];
  let listener: StreamListener | undefined;
  const link = new SessionLink({
    clock,
    nextFrame: callback => {
      frames.push(callback);
      return () => undefined;
    },
    openStream: (target, heard) => {
      targets.push(target);
      listener = heard;
      return {
        reconnect: () => calls.push('reconnect'),
        wake: () => calls.push('wake'),
        suspend: () => calls.push('suspend'),
        close: () => calls.push('close'),
      };
    },
    onGone: (...told) => gone.push(told),
  });
  const tell = (told: StreamState) => listener?.onState(told);
  const sendText = (event: string, data: string) => listener?.onEvents([{ event, id: '1', data }]);
  const send = (event: string, data: unknown) => sendText(event, JSON.stringify(data));
  const frame = () => {
    for (const callback of frames.splice(0)) callback();
  };
  const openWith = (first: SessionState, vehicleIds: string[] = []) => {
    link.open({ airportId: 'LEBL', from: START, to: START + 3_600_000 });
    tell(LIVE);
    send('playback', first);
    send('snapshot', snapshot((Date.parse(first.time) - START) / 1000, vehicleIds));
    frame();
  };
  return { link, clock, frames, frame, tell, send, sendText, openWith, targets, calls, gone };
}

beforeEach(() => {
  session.value = null;
  connection.value = { state: 'idle' };
});

describe('session link', () => {
  test('shows the session, its playhead and its entities with the next picture', () => {
    const { openWith } = harness();
    openWith(state({ time: iso(60) }), ['A', 'B']);
    expect(session.value?.sessionId).toBe('s1');
    expect(connection.value).toEqual({ ...LIVE, stale: false });
    expect(playheadTime.value).toBe(START + 60_000);
    expect([...entities.value.vehicles.keys()]).toEqual(['A', 'B']);
  });

  test('asks for pictures while it plays and for none while it is paused', () => {
    const { openWith, frames, frame, send, clock } = harness();
    openWith(state());
    expect(frames).toHaveLength(0);
    send('playback', state({ revision: 1, status: 'playing' }));
    clock.advance(100);
    frame();
    expect(playheadTime.value).toBe(START + 1000);
    expect(frames).toHaveLength(1);
    send('playback', state({ revision: 2, time: iso(1) }));
    frame();
    frame();
    expect(frames).toHaveLength(0);
  });

  test('counts a new version of the entities once a picture, however many updates came', () => {
    const { openWith, send, frame } = harness();
    openWith(state());
    const before = entitiesVersion.value;
    for (const id of ['A', 'B', 'C']) {
      send('vehicle_update', { time: iso(1), vehicles: [{ vehicleId: id }], removed: [] });
    }
    send('clock', { time: iso(1) });
    frame();
    expect(entitiesVersion.value).toBe(before + 1);
    expect(entities.value.vehicles.size).toBe(3);
  });

  test('passes over an event that is damaged, says so, and goes on', () => {
    const { openWith, sendText, send, frame } = harness();
    openWith(state(), ['A']);
    sendText('vehicle_update', '{"time":"2020-10-02T08:00:01.000Z","vehicles":[{"vehicleId":"B","speed":}],');
    send('vehicle_update', { time: iso(2), vehicles: [{ vehicleId: 'C' }], removed: [] });
    frame();
    expect([...entities.value.vehicles.keys()]).toEqual(['A', 'C']);
    expect(trouble.value).toMatchObject({ code: 'damaged_record', count: 1 });
  });

  test('a snapshot moves the playhead at once, back too', () => {
    const { openWith, send, frame } = harness();
    openWith(state({ status: 'playing', time: iso(600) }));
    send('snapshot', snapshot(30));
    frame();
    expect(playheadTime.value).toBe(START + 30_000);
  });

  test('the answer to a command counts where it is newer, not where it comes late', () => {
    const { link, openWith, send } = harness();
    openWith(state());
    link.accept(state({ revision: 2, playbackSpeed: 60 }));
    expect(session.value?.playbackSpeed).toBe(60);
    link.accept(state({ revision: 1, playbackSpeed: 30 }));
    send('playback', state({ revision: 1, playbackSpeed: 30 }));
    expect(session.value?.playbackSpeed).toBe(60);
    link.accept(state({ sessionId: 'other', revision: 9 }));
    expect(session.value?.sessionId).toBe('s1');
  });

  test('opens a private session, or joins one', () => {
    const { link, targets, calls } = harness();
    link.open({ airportId: 'LEBL', from: START, to: START + 1000 });
    expect(targets[0]).toMatchObject({ opening: expect.stringContaining('airportId=LEBL') });
    link.open({ sessionId: 's9' });
    expect(targets[1]).toEqual({ sessionId: 's9' });
    expect(calls).toEqual(['close']);
    link.wake();
    link.suspend();
    link.reconnect();
    expect(calls).toEqual(['close', 'wake', 'suspend', 'reconnect']);
  });

  test('shows a break, and believes what it hears first after it', () => {
    const { openWith, tell, send } = harness();
    openWith(state({ revision: 7 }));
    const broken = { state: 'reconnecting', attempt: 1, nextTryAt: 1000, detail: 'why' } as const;
    tell(broken);
    expect(connection.value).toEqual(broken);
    tell({ ...LIVE, transport: 'polling' });
    expect(connection.value).toEqual({ state: 'live', transport: 'polling', stale: false });
    send('playback', state({ revision: 5 }));
    expect(session.value?.revision).toBe(5);
  });

  test('tells of what failed on the server, and plays on', () => {
    const { openWith, send, frame } = harness();
    openWith(state());
    send('error', { type: 't', title: 'x', status: 503, code: 'unavailable', detail: 'why' });
    send('clock', { time: iso(1) });
    frame();
    expect(trouble.value).toMatchObject({ title: 'x', details: ['why'] });
    expect(connection.value).toEqual({ ...LIVE, stale: false });
    expect(playheadTime.value).toBe(START + 1000);
    send('snapshot', snapshot(2));
    expect(trouble.value).toBeNull();
  });

  test('passes over events that it does not know', () => {
    const { openWith, send } = harness();
    openWith(state());
    send('weather', { fog: true });
    send('toString', {});
    expect(connection.value).toEqual({ ...LIVE, stale: false });
  });

  test('is stale after five silent seconds of playing, and given up after fifteen', () => {
    const { openWith, clock, send, calls } = harness();
    openWith(state({ status: 'playing' }));
    clock.advance(4500);
    expect(connection.value).toEqual({ ...LIVE, stale: false });
    clock.advance(2000);
    expect(connection.value).toEqual({ ...LIVE, stale: true });
    send('clock', { time: iso(65) });
    expect(connection.value).toEqual({ ...LIVE, stale: false });
    clock.advance(15_000);
    expect(calls).toEqual([]);
    clock.advance(1000);
    expect(calls).toEqual(['reconnect']);
  });

  test('silence means nothing while paused', () => {
    const { openWith, clock, calls } = harness();
    openWith(state());
    clock.advance(3_600_000);
    expect(connection.value).toEqual({ ...LIVE, stale: false });
    expect(calls).toEqual([]);
  });

  test('tells of a session that is gone, with what it last was', () => {
    const { openWith, tell, gone } = harness();
    openWith(state({ revision: 3 }));
    tell({ state: 'gone', detail: 'why' });
    expect(gone).toMatchObject([[{ revision: 3 }, 'why']]);
    expect(connection.value).toEqual({ state: 'closed' });
  });

  test('the next snapshot can be waited for, though not for ever', async () => {
    const { link, openWith, send, clock } = harness();
    openWith(state());
    let told = 0;
    const first = link.nextSnapshot(2000).then(() => told++);
    send('snapshot', snapshot(1));
    await first;
    const second = link.nextSnapshot(2000).then(() => told++);
    clock.advance(2000);
    await second;
    expect(told).toBe(2);
  });
});
