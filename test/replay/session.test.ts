import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ReplayClient } from '../fidelity/replay-client.ts';
import { at, END, START } from '../http/sample-shift.ts';
import { ReplayStage } from './replay-stage.ts';

let stage: ReplayStage;
beforeEach(async () => {
  stage = await ReplayStage.open();
});
afterEach(() => {
  stage.close();
  expect(stage.errors).toEqual([]);
  expect(stage.clock.pending).toBe(0);
});

const dataOf = (client: ReplayClient, name: string) =>
  client.events.filter(({ event }) => event === name).map(({ data }) => JSON.parse(data));
const names = (client: ReplayClient) => client.events.map(({ event }) => event);

function watch(session = stage.openSession()) {
  const client = new ReplayClient();
  const attachment = session.join(client);
  return { session, client, attachment };
}

describe('a session that is watched', () => {
  it('begins with its state and a snapshot', () => {
    const { client, session } = watch();
    expect(names(client)).toEqual(['playback', 'snapshot']);
    expect(dataOf(client, 'playback')).toEqual([{ ...session.state(), viewers: 1 }]);
  });

  it('begins at its start for the viewer it was opened for, however long that took', () => {
    const session = stage.openSession({ playbackSpeed: 3600 }, { shared: false });
    stage.clock.advance(20);
    const { client } = watch(session);
    expect(dataOf(client, 'playback')[0].time).toBe(START);
    expect(dataOf(client, 'snapshot')[0].time).toBe(START);
    stage.clock.advance(1000);
    expect(dataOf(client, 'task_update').flatMap(({ tasks }) => tasks)).toHaveLength(4);
    expect(stage.store.load()[0]?.anchor.wall).toBe(stage.clock.now() - 1000);
  });

  it('counts the viewer that comes in the state that it tells it', () => {
    const { session, client } = watch();
    const second = watch(session).client;
    expect([client, second].map(viewer => dataOf(viewer, 'playback')[0].viewers)).toEqual([1, 2]);
  });

  it('tells all viewers of others that come and go, however many keep coming', () => {
    const { session, client } = watch();
    for (let more = 0; more < 10; more++) {
      watch(session);
      stage.clock.advance(200);
    }
    expect(dataOf(client, 'playback').length).toBeGreaterThan(1);
    stage.clock.advance(500);
    expect(dataOf(client, 'playback').at(-1).viewers).toBe(11);
    expect(session.state().revision).toBe(0);
  });

  it('does not tell of one that came and was gone at once', () => {
    const { session, client } = watch();
    watch(session).attachment.leave();
    stage.clock.advance(1000);
    expect(dataOf(client, 'playback')).toHaveLength(1);
  });

  it('plays on from where it is for the next to come after all had gone', () => {
    const { session, attachment } = watch();
    attachment.leave();
    stage.clock.advance(40_000);
    const { client } = watch(session);
    expect(dataOf(client, 'snapshot')).toMatchObject([{ time: at(40) }]);
  });

  it('gives one that resumes after half a minute all that was recorded meanwhile', () => {
    const { session, client, attachment } = watch();
    stage.clock.advance(5000);
    attachment.leave();
    stage.clock.advance(30_000);
    const told = client.events.length;
    session.join(client, { lastEventId: client.lastEventId });
    expect(names(client).slice(told)).toEqual([
      'vehicle_update',
      'task_update',
      'notification',
      'decision_update',
      'clock',
    ]);
    expect(dataOf(client, 'notification')[0].notifications).toHaveLength(2);
  });

  it('gives one that comes back much later a snapshot, also where it had seen nothing but one', () => {
    const session = stage.openSession({ playbackSpeed: 0.01 });
    const { client, attachment } = watch(session);
    attachment.leave();
    stage.clock.advance(120_000);
    session.join(client, { lastEventId: client.lastEventId });
    expect(names(client)).toEqual(['playback', 'snapshot', 'playback', 'snapshot']);
  });

  it('ends at endTime with all that is recorded up to it, and the stream stays open', async () => {
    const session = stage.openSession({ endTime: at(20.05) });
    const { client } = watch(session);
    stage.clock.advance(60_000);
    expect(dataOf(client, 'clock').at(-1)).toEqual({ time: at(20.05) });
    expect(dataOf(client, 'playback').at(-1)).toMatchObject({
      status: 'ended',
      time: at(20.05),
      revision: 0,
    });
    expect(names(client).at(-1)).toBe('playback');
    expect(client.ended).toBe(false);
    await stage.control(session, { action: 'play' });
    expect(dataOf(client, 'snapshot').at(-1)).toMatchObject({ time: START });
  });

  it('starts a loop over with the state and a snapshot at startTime, without losing the beat', () => {
    const { client } = watch(stage.openSession({ endTime: at(10), loop: true }));
    stage.clock.advance(25_000);
    const turns = client.events.flatMap(({ event }, index) =>
      event === 'playback' && index > 0 ? [names(client).slice(index - 1, index + 2)] : [],
    );
    expect(turns).toEqual([
      ['clock', 'playback', 'snapshot'],
      ['clock', 'playback', 'snapshot'],
    ]);
    expect(dataOf(client, 'clock').filter(({ time }) => time === at(10))).toHaveLength(2);
    expect(dataOf(client, 'clock').at(-1)).toEqual({ time: at(5) });
  });

  it('plays a loop of a millisecond at full speed with no more than its share of ticks', () => {
    const { client } = watch(stage.openSession({ endTime: at(0.001), loop: true, playbackSpeed: 3600 }));
    stage.clock.advance(1000);
    expect(dataOf(client, 'snapshot').length).toBeLessThanOrEqual(51);
  });

  it('has its clock told every second while nothing happens, and not while it is paused', async () => {
    const { session, client } = watch(stage.openSession({ filters: { kinds: [] } }));
    stage.clock.advance(10_000);
    expect(dataOf(client, 'clock').length).toBeGreaterThanOrEqual(10);
    await stage.control(session, { action: 'pause' });
    const paused = client.events.length;
    stage.clock.advance(10_000);
    expect(client.events.length).toBe(paused);
  });

  it('gives everybody the state anew, and nothing before it, when the recorded past has changed', () => {
    const { client } = watch();
    stage.clock.advance(990);
    stage.record([{ kind: 'task_update', airportId: 'LEBL', taskId: 'T0', time: at(-5), status: 'planned' }]);
    const told = client.events.length;
    stage.clock.advance(20);
    expect(names(client).slice(told, told + 2)).toEqual(['playback', 'snapshot']);
    expect(
      dataOf(client, 'snapshot')
        .at(-1)
        .tasks.map(({ taskId }: { taskId: string }) => taskId),
    ).toContain('T0');
  });

  it('ends every stream when it is deleted, that of a viewer that lags as well', () => {
    const { session, client } = watch();
    const lagging = watch(session).client;
    lagging.backlog = 5000;
    stage.clock.advance(1000);
    stage.sessions.end(session.sessionId);
    expect([client, lagging].map(viewer => [viewer.ended, names(viewer).at(-1)])).toEqual([
      [true, 'end'],
      [true, 'end'],
    ]);
  });
});

describe('a command', () => {
  it('tells everybody who drives, where it changed something', async () => {
    const { session, client } = watch();
    await stage.control(session, { action: 'pause', driver: 'Li' });
    await stage.control(session, { action: 'pause', driver: 'Ana' });
    await stage.setParams(session, { playbackSpeed: 2, driver: 'Ana' });
    await stage.control(session, { action: 'step', to: 'next', driver: 'Li' });
    await stage.control(session, { action: 'step', by: 'PT1S', driver: 'Ana' });
    await stage.control(session, { action: 'play' });
    const told = [null, 'Li', 'Ana', 'Li', 'Ana', null];
    expect(dataOf(client, 'playback').map(({ driver }) => driver)).toEqual(told);
    expect(session.state().driver).toBeNull();
  });

  it('leaves who drives where it is refused', async () => {
    const { session } = watch();
    await stage.control(session, { action: 'pause', driver: 'Li' });
    const refused = stage.control(session, { action: 'seek', time: at(-1), driver: 'Ana' });
    await expect(refused).rejects.toThrow();
    expect(session.state()).toMatchObject({ driver: 'Li', revision: 1 });
  });

  it('is followed, where it changed position, range or filters, by its snapshot with no clock between', async () => {
    const { session, client } = watch();
    stage.clock.advance(1234);
    await stage.control(session, { action: 'seek', time: at(100) });
    await stage.setParams(session, { filters: { kinds: ['task'] } });
    await stage.setParams(session, { endTime: at(300) });
    await stage.control(session, { action: 'step', by: 'PT1M' });
    await stage.control(session, { action: 'stop' });
    const followers = client.events.flatMap(({ event }, index) =>
      event === 'playback' ? [names(client)[index + 1]] : [],
    );
    expect(followers).toEqual(Array(6).fill('snapshot'));
  });

  it('is told without a snapshot where it changed only speed, loop or motion', async () => {
    const { session, client } = watch();
    stage.clock.advance(1234);
    await stage.setParams(session, { playbackSpeed: 2, loop: true });
    await stage.control(session, { action: 'pause' });
    await stage.control(session, { action: 'play' });
    expect(dataOf(client, 'playback')).toMatchObject([
      { revision: 0 },
      { revision: 1, playbackSpeed: 2, loop: true, time: at(1.234) },
      { revision: 2, status: 'paused' },
      { revision: 3, status: 'playing', time: at(1.234) },
    ]);
    expect(dataOf(client, 'snapshot')).toHaveLength(1);
  });

  it('that changes nothing is told to nobody', async () => {
    const { session, client } = watch();
    stage.clock.advance(1234.5);
    await stage.control(session, { action: 'play' });
    await stage.control(session, { action: 'step', by: 'PT0S' });
    await stage.setParams(session, {
      playbackSpeed: 1,
      filters: {},
      loop: false,
      startTime: START,
      endTime: END,
    });
    expect(session.state().revision).toBe(0);
    expect(dataOf(client, 'playback')).toHaveLength(1);
  });

  it('beyond the range is refused and changes nothing', async () => {
    const { session } = watch();
    const refused = { code: 'out_of_range' };
    await expect(stage.control(session, { action: 'seek', time: at(600.001) })).rejects.toMatchObject(
      refused,
    );
    await expect(stage.control(session, { action: 'seek', time: at(-0.001) })).rejects.toMatchObject(refused);
    await expect(stage.setParams(session, { startTime: END })).rejects.toMatchObject({
      code: 'invalid_range',
    });
    expect(session.state()).toMatchObject({ revision: 0, time: START, startTime: START });
  });

  it('that expects another revision is refused, whatever it asks for', async () => {
    const session = stage.openSession();
    const refused = { code: 'revision_conflict' };
    await expect(stage.control(session, { action: 'play', expectedRevision: 1 })).rejects.toMatchObject(
      refused,
    );
    await expect(stage.setParams(session, { expectedRevision: 3 })).rejects.toMatchObject(refused);
    expect(await stage.control(session, { action: 'pause', expectedRevision: 0 })).toMatchObject({
      revision: 1,
    });
  });

  it('stands on a paused playhead in whole milliseconds', async () => {
    const session = stage.openSession({ playbackSpeed: 7.3 });
    stage.clock.advance(101);
    await stage.control(session, { action: 'pause' });
    expect(session.stored.anchor.time).toBe(Date.parse(START) + 737);
  });
});
