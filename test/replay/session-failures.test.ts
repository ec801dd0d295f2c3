import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ReplayClient } from '../fidelity/replay-client.ts';
import { at, START } from '../http/sample-shift.ts';
import { ReplayStage } from './replay-stage.ts';

let stage: ReplayStage;
beforeEach(async () => {
  stage = await ReplayStage.open();
});
afterEach(() => stage.close());

const names = (client: ReplayClient) => client.events.map(({ event }) => event);
const positionsOf = (client: ReplayClient) =>
  client.events.flatMap(({ event, data }) =>
    event === 'clock' || event === 'snapshot' ? [JSON.parse(data).time] : [],
  );

describe('a store that cannot be read', () => {
  it('is reported by the tick, and the session goes on with a snapshot once it can be read again', () => {
    const session = stage.openSession();
    const client = new ReplayClient();
    session.join(client);
    stage.reader.failing = true;
    stage.clock.advance(3000);
    expect(stage.errors.length).toBeGreaterThan(0);
    stage.reader.failing = false;
    const told = client.events.length;
    stage.clock.advance(2000);
    expect(names(client).slice(told, told + 2)).toEqual(['playback', 'snapshot']);
    expect(positionsOf(client).at(-1)).toBe(at(5));
  });

  it('is not asked without a pause', () => {
    const session = stage.openSession();
    session.join(new ReplayClient());
    stage.reader.failing = true;
    stage.clock.advance(10_000);
    const { errors } = stage;
    expect(errors.filter(error => String(error).includes('disk')).length).toBeLessThan(30);
    stage.reader.failing = false;
  });

  it('does not keep a command from being carried out', async () => {
    const session = stage.openSession();
    const client = new ReplayClient();
    session.join(client);
    stage.clock.advance(500);
    stage.reader.failing = true;
    expect(await stage.control(session, { action: 'seek', time: at(300) })).toMatchObject({ revision: 1 });
    await stage.control(session, { action: 'pause' });
    stage.reader.failing = false;
    stage.clock.advance(2000);
    expect(positionsOf(client).at(-1)).toBe(at(300));
    expect(names(client).at(-1)).toBe('snapshot');
  });

  it('lets nobody resume across what could not be told', () => {
    const session = stage.openSession();
    const client = new ReplayClient();
    const attachment = session.join(client);
    stage.clock.advance(500);
    stage.timeline.clear();
    stage.reader.failing = true;
    stage.clock.advance(500);
    attachment.leave();
    stage.reader.failing = false;
    const told = client.events.length;
    session.join(client, { lastEventId: client.lastEventId });
    stage.clock.advance(1000);
    expect(names(client).slice(told, told + 2)).toEqual(['playback', 'snapshot']);
  });

  it('is told to viewers once, however long it lasts', () => {
    const session = stage.openSession();
    const client = new ReplayClient();
    session.join(client);
    stage.clock.advance(500);
    stage.timeline.clear();
    stage.reader.failing = true;
    const told = client.events.length;
    stage.clock.advance(60_000);
    expect(names(client).slice(told)).toEqual(['error']);
    expect(JSON.parse(client.events.at(-1)?.data ?? '')).toMatchObject({ code: 'unavailable', status: 503 });
    expect(
      stage.telemetry.failures.filter(({ during }) => during === 'reading the recorded past'),
    ).toHaveLength(1);
    stage.reader.failing = false;
    stage.clock.advance(2000);
    expect(names(client).slice(told, told + 3)).toEqual(['error', 'playback', 'snapshot']);
    stage.clock.advance(20_000);
    stage.timeline.clear();
    stage.reader.failing = true;
    stage.clock.advance(5000);
    expect(names(client).filter(event => event === 'error')).toHaveLength(2);
  });

  it('lets who breaks off meanwhile come back to the stream, and gives it the state with all others', () => {
    const session = stage.openSession();
    const client = new ReplayClient();
    session.join(client);
    stage.clock.advance(500);
    stage.timeline.clear();
    stage.reader.failing = true;
    stage.clock.advance(150);
    expect(names(client).at(-1)).toBe('error');
    const back = new ReplayClient();
    session.join(back, { lastEventId: client.lastEventId });
    expect(back.events).toEqual([]);
    stage.reader.failing = false;
    stage.clock.advance(1000);
    expect(names(back)).toContain('snapshot');
    expect(positionsOf(back)).toEqual(positionsOf(client).slice(-positionsOf(back).length));
    const again = new ReplayClient();
    session.join(again, { lastEventId: client.events.find(({ event }) => event === 'error')?.id });
    expect(names(again)).toEqual(['playback', 'snapshot']);
  });

  it('does not lose a viewer that drains meanwhile', () => {
    const session = stage.openSession();
    const client = new ReplayClient();
    const attachment = session.join(client);
    client.backlog = 5000;
    stage.clock.advance(2000);
    client.backlog = 0;
    stage.reader.failing = true;
    attachment.drained();
    stage.reader.failing = false;
    const told = client.events.length;
    stage.clock.advance(3000);
    expect(names(client).slice(told, told + 2)).toEqual(['playback', 'snapshot']);
    expect(positionsOf(client).at(-1)).toBe(at(5));
  });

  it('refuses a viewer that comes meanwhile, and leaves nothing of it behind', () => {
    const session = stage.openSession();
    stage.reader.failing = true;
    expect(() => session.join(new ReplayClient())).toThrow('The disk is gone');
    stage.reader.failing = false;
    expect(session.viewers).toBe(0);
    expect(session.stored.idleSince).not.toBeNull();
  });

  it('is asked again for its revision a second later', () => {
    const session = stage.openSession();
    const client = new ReplayClient();
    session.join(client);
    stage.reader.failing = true;
    stage.clock.advance(1500);
    stage.reader.failing = false;
    stage.record([{ kind: 'task_update', airportId: 'LEBL', taskId: 'T9', time: START, status: 'planned' }]);
    stage.clock.advance(2000);
    expect(client.events.findLast(({ event }) => event === 'snapshot')?.data).toContain('T9');
  });
});

describe('a store that cannot be written', () => {
  it('fails a command, which then has changed nothing', async () => {
    const session = stage.openSession();
    const client = new ReplayClient();
    session.join(client);
    stage.clock.advance(950);
    stage.sessionDatabase.pragma('query_only = on');
    await expect(stage.control(session, { action: 'seek', time: at(300) })).rejects.toThrow('readonly');
    await expect(stage.setParams(session, { filters: { kinds: ['task'] } })).rejects.toThrow('readonly');
    expect(session.state()).toMatchObject({ revision: 0, filters: {}, status: 'playing', time: at(0.95) });
    stage.clock.advance(1050);
    expect(names(client).filter(event => event === 'playback' || event === 'snapshot')).toHaveLength(2);
    expect(positionsOf(client).at(-1)).toBe(at(2));
    stage.sessionDatabase.pragma('query_only = off');
  });

  it('does not keep a viewer from coming and going', () => {
    const session = stage.openSession();
    stage.sessionDatabase.pragma('query_only = on');
    session.join(new ReplayClient()).leave();
    stage.clock.advance(5000);
    expect(stage.errors).toHaveLength(1);
    stage.sessionDatabase.pragma('query_only = off');
  });

  it('does not let a session be opened or ended', () => {
    const session = stage.openSession();
    stage.sessionDatabase.pragma('query_only = on');
    expect(() => stage.openSession()).toThrow('readonly');
    expect(() => stage.sessions.end(session.sessionId)).toThrow('readonly');
    expect(stage.sessions.size).toBe(1);
    stage.sessionDatabase.pragma('query_only = off');
  });
});
