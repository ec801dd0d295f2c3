import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ReplayClient } from '../fidelity/replay-client.ts';
import { at, START } from '../http/sample-shift.ts';
import { ReplayStage } from './replay-stage.ts';

let stage: ReplayStage;
beforeEach(async () => {
  stage = await ReplayStage.open();
});
afterEach(() => stage.close());

describe('a step whose record is still being searched for', () => {
  it('does not bring a session back that was ended meanwhile', async () => {
    const session = stage.openSession({ paused: true });
    const step = stage.control(session, { action: 'step', to: 'next' });
    stage.sessions.end(session.sessionId);
    await expect(step).rejects.toMatchObject({ code: 'session_not_found' });
    expect(stage.store.load()).toEqual([]);
  });

  it('does not bring a session back that expired meanwhile', async () => {
    const session = stage.openSession({ paused: true });
    const step = stage.control(session, { action: 'step', to: 'next' });
    stage.clock.advance(31 * 60_000);
    await expect(step).rejects.toMatchObject({ code: 'session_not_found' });
    expect(stage.store.load()).toEqual([]);
  });

  it('leaves no timer behind when the server stops meanwhile', async () => {
    const session = stage.openSession();
    session.join(new ReplayClient());
    const step = stage.control(session, { action: 'step', to: 'next' });
    stage.sessions.close();
    await expect(step).rejects.toMatchObject({ code: 'session_not_found' });
    expect(stage.clock.pending).toBe(0);
  });

  it('starts from where a command that came meanwhile has put the playhead', async () => {
    const session = stage.openSession({ paused: true });
    const step = stage.control(session, { action: 'step', to: 'next', kind: 'task' });
    await stage.control(session, { action: 'seek', time: at(50) });
    expect(await step).toMatchObject({ time: at(100), revision: 2 });
  });

  it('counts twice when it is asked for twice at once', async () => {
    const session = stage.openSession({ paused: true });
    const steps = [1, 2].map(() => stage.control(session, { action: 'step', to: 'next', kind: 'task' }));
    await Promise.all(steps);
    expect(session.state()).toMatchObject({ time: at(10), revision: 2 });
  });

  it('fails where the revision it expects was overtaken meanwhile', async () => {
    const session = stage.openSession({ paused: true });
    const step = stage.control(session, { action: 'step', to: 'next', expectedRevision: 0 });
    await stage.setParams(session, { playbackSpeed: 2 });
    await expect(step).rejects.toMatchObject({ code: 'revision_conflict' });
    expect(session.state()).toMatchObject({ time: START, revision: 1 });
  });
});

describe('viewers that go when the server has stopped', () => {
  it('leave no timer behind', () => {
    const session = stage.openSession();
    const attachments = [1, 2, 3].map(() => session.join(new ReplayClient()));
    stage.sessions.close();
    for (const attachment of attachments) attachment.leave();
    expect(stage.clock.pending).toBe(0);
  });
});

describe('a viewer that leaves twice', () => {
  it('is counted once', () => {
    const session = stage.openSession();
    session.join(new ReplayClient());
    const gone = session.join(new ReplayClient());
    gone.leave();
    gone.leave();
    expect(session.viewers).toBe(1);
    expect(session.stored.idleSince).toBeNull();
  });
});

describe('a viewer that leaves while it is being told something', () => {
  it('stops the session from ticking, and its timer with it', () => {
    const session = stage.openSession();
    class Leaver extends ReplayClient {
      leave: () => void = () => {};
      override deliver(...args: Parameters<ReplayClient['deliver']>) {
        super.deliver(...args);
        this.leave();
      }
    }
    const leaver = new Leaver();
    const attachment = session.join(leaver);
    leaver.leave = attachment.leave;
    stage.clock.advance(2000);
    expect(session.viewers).toBe(0);
    const told = leaver.events.length;
    stage.clock.advance(5000);
    expect(leaver.events.length).toBe(told);
  });
});
