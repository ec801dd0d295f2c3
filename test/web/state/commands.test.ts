import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as commands from '../../../web/state/commands.ts';
import { readerName } from '../../../web/state/driver.ts';
import { link } from '../../../web/state/link.ts';
import { problem } from '../../../web/state/problem.ts';
import { session } from '../../../web/state/session.ts';
import { FakeServer, iso, START, sessionState } from './fake-server.ts';

let server: FakeServer;

beforeEach(async () => {
  server = new FakeServer();
  link.open({ sessionId: 's1' });
  await server.openWith(sessionState());
  server.answer = () => ({ status: 'success', session: sessionState({ revision: 1, status: 'playing' }) });
});

afterEach(() => link.close());

describe('commands', () => {
  test.each([
    [() => commands.play(), 'control', { action: 'play' }],
    [() => commands.pause(), 'control', { action: 'pause' }],
    [() => commands.toggle(), 'control', { action: 'toggle' }],
    [() => commands.stop(), 'control', { action: 'stop' }],
    [() => commands.seek(START + 60_000), 'control', { action: 'seek', time: iso(60) }],
    [() => commands.seek(START - 60_000), 'control', { action: 'seek', time: iso(0) }],
    [() => commands.seek(START + 9e9), 'control', { action: 'seek', time: iso(3600) }],
    [() => commands.stepBy(-500), 'control', { action: 'step', by: '-PT0.5S' }],
    [() => commands.stepBy(10_000), 'control', { action: 'step', by: 'PT10S' }],
    [() => commands.stepTo('next'), 'control', { action: 'step', to: 'next' }],
    [
      () => commands.stepTo('previous', { kind: 'task', id: 'T1' }),
      'control',
      { action: 'step', to: 'previous', kind: 'task', id: 'T1' },
    ],
    [() => commands.setSpeed(45), 'set-params', { playbackSpeed: 45 }],
    [() => commands.setLoop(true), 'set-params', { loop: true }],
    [() => commands.setFilters({ stands: ['A1'] }), 'set-params', { filters: { stands: ['A1'] } }],
    [
      () => commands.setLoopedRange(START, START + 1000, true),
      'set-params',
      { startTime: iso(0), endTime: iso(1), loop: true },
    ],
    [() => commands.setRange(START, START + 1000), 'set-params', { startTime: iso(0), endTime: iso(1) }],
  ])('command %# goes to the open session', async (command, path, body) => {
    await command();
    expect(server.asked).toEqual([{ path, body: { sessionId: 's1', ...body } }]);
  });

  test('shows the answer once it is here, and not before', async () => {
    const done = commands.play();
    expect(session.value?.status).toBe('paused');
    await done;
    expect(session.value).toMatchObject({ status: 'playing', revision: 1 });
  });

  test('says in words what was refused, and takes that back when the next succeeds', async () => {
    server.answer = () =>
      Response.json(
        { type: 'about:blank', title: 'No', status: 422, detail: 'It lies outside.', code: 'out_of_range' },
        { status: 422 },
      );
    await commands.seek(START);
    expect(problem.value).toMatchObject({
      title: 'The playhead could not be moved',
      detail: 'It lies outside.',
    });
    expect(session.value?.revision).toBe(0);
    server.answer = () => ({ status: 'success', session: sessionState({ revision: 2 }) });
    await commands.pause();
    expect(problem.value).toBeNull();
  });

  test('to a shared session they go with the name of who gives them', async () => {
    readerName.value = 'Li';
    await server.stream.send('playback', sessionState({ shared: true }));
    await commands.setLoop(true);
    expect(server.asked).toEqual([
      { path: 'set-params', body: { sessionId: 's1', loop: true, driver: 'Li' } },
    ]);
  });

  test('without a session nothing is asked', async () => {
    link.close();
    await commands.play();
    expect(server.asked).toEqual([]);
  });
});
