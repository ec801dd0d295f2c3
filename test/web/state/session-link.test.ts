import { beforeEach, describe, expect, test } from 'vitest';
import type { Snapshot } from '../../../server/contract/events.ts';
import type { VehicleState } from '../../../server/contract/records.ts';
import type { SessionState } from '../../../server/contract/session.ts';
import type { EventSourceLike } from '../../../web/api/event-stream.ts';
import type { StreamProbe } from '../../../web/api/probe.ts';
import { connection } from '../../../web/state/connection.ts';
import { session } from '../../../web/state/session.ts';
import { SessionLink } from '../../../web/state/session-link.ts';
import { entities, entitiesVersion, playheadTime } from '../../../web/state/shown.ts';
import { ManualClock } from '../../manual-clock.ts';

const START = Date.UTC(2020, 9, 2, 8);
const iso = (seconds: number) => new Date(START + seconds * 1000).toISOString();

function state(over: Partial<SessionState> = {}): SessionState {
  return {
    sessionId: 's1',
    revision: 0,
    airportId: 'LEBL',
    startTime: iso(0),
    endTime: iso(3600),
    time: iso(0),
    status: 'paused',
    playbackSpeed: 10,
    loop: false,
    filters: {},
    viewers: 1,
    shared: false,
    ...over,
  };
}

const snapshot = (seconds: number, vehicleIds: string[] = []): Snapshot => ({
  time: iso(seconds),
  vehicles: vehicleIds.map(vehicleId => ({ vehicleId }) as VehicleState),
  tasks: [],
  flights: [],
  notifications: [],
  decisions: [],
});

function harness(probe: StreamProbe = async () => ({ is: 'unknown', detail: '' })) {
  const clock = new ManualClock(0);
  const frames: (() => void)[] = [];
  const gone: [SessionState | null, string][] = [];
  const urls: string[] = [];
  let listeners = new Map<string, (event: MessageEvent<string>) => void>();
  let source: EventSourceLike & { readyState: number };
  const link = new SessionLink({
    clock,
    nextFrame: callback => {
      frames.push(callback);
      return () => undefined;
    },
    openSource: url => {
      urls.push(url);
      listeners = new Map();
      const current = listeners;
      source = {
        readyState: 0,
        onopen: null,
        onerror: null,
        addEventListener: (type, listener) => current.set(type, listener),
        close: () => current.clear(),
      };
      return source;
    },
    probe,
    random: () => 0,
    onGone: (...told) => gone.push(told),
  });
  const send = (name: string, data: unknown, lastEventId = '1') =>
    listeners.get(name)?.(new MessageEvent(name, { lastEventId, data: JSON.stringify(data) }));
  const frame = () => {
    for (const callback of frames.splice(0)) callback();
  };
  const openWith = (first: SessionState, vehicleIds: string[] = []) => {
    link.open({ airportId: 'LEBL', from: START, to: START + 3_600_000 });
    source.onopen?.(new Event('open'));
    send('playback', first);
    send('snapshot', snapshot((Date.parse(first.time) - START) / 1000, vehicleIds));
    frame();
  };
  const fail = async (readyState: number) => {
    source.readyState = readyState;
    source.onerror?.(new Event('error'));
    await new Promise(resolve => setImmediate(resolve));
  };
  return {
    link,
    clock,
    frames,
    frame,
    send,
    openWith,
    fail,
    urls,
    gone,
    open: () => source.onopen?.(new Event('open')),
  };
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
    expect(connection.value).toEqual({ state: 'live', stale: false });
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

  test('after a break it joins the session it had, and believes what it hears first', async () => {
    const { openWith, fail, clock, urls, open, send } = harness();
    openWith(state({ revision: 7 }));
    await fail(0);
    expect(connection.value).toMatchObject({ state: 'reconnecting', attempt: 1 });
    clock.advance(1000);
    expect(urls.at(-1)).toContain('sessionId=s1&lastEventId=1');
    open();
    send('playback', state({ revision: 5 }));
    expect(session.value?.revision).toBe(5);
  });

  test('is stale after five silent seconds of playing, and given up after fifteen', () => {
    const { openWith, clock, send, urls } = harness();
    openWith(state({ status: 'playing' }));
    clock.advance(4500);
    expect(connection.value).toEqual({ state: 'live', stale: false });
    clock.advance(2000);
    expect(connection.value).toEqual({ state: 'live', stale: true });
    send('clock', { time: iso(65) });
    expect(connection.value).toEqual({ state: 'live', stale: false });
    clock.advance(17_000);
    expect(connection.value).toMatchObject({ state: 'reconnecting' });
    expect(urls).toHaveLength(2);
  });

  test('silence means nothing while paused', () => {
    const { openWith, clock, urls } = harness();
    openWith(state());
    clock.advance(3_600_000);
    expect(connection.value).toEqual({ state: 'live', stale: false });
    expect(urls).toHaveLength(1);
  });

  test('tells of a session that is gone, with what it last was', async () => {
    const { openWith, fail, gone } = harness(async () => ({ is: 'gone', detail: 'why' }));
    openWith(state({ revision: 3 }));
    await fail(2);
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
