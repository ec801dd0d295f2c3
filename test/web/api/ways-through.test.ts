import { describe, expect, test } from 'vitest';
import { turn } from '../state/fake-server.ts';
import { LOST, resumingStage } from './resuming-stage.ts';

describe('another way', () => {
  test('is taken at once where the first does not lead to the server, the next likewise', () => {
    const { sse, ws, polling, states, tried } = resumingStage();
    sse.last.says.closed({ is: 'blocked' });
    expect(tried()).toEqual([1, 1, 0]);
    ws.last.says.closed({ is: 'blocked' });
    polling.last.says.heard();
    expect(states).toEqual([{ state: 'connecting' }, { state: 'live', transport: 'polling' }]);
  });

  test('is taken where nothing came for four seconds', () => {
    const { clock, sse, ws, tried, held } = resumingStage();
    clock.advance(3999);
    expect(tried()).toEqual([1, 0, 0]);
    clock.advance(1);
    expect(tried()).toEqual([1, 1, 0]);
    expect(sse.last.closed).toBe(true);
    expect(held()).toBe(1);
    sse.last.send('clock', '1', {});
    ws.last.send('clock', '2', {});
    clock.advance(4000);
    expect(tried()).toEqual([1, 1, 0]);
  });

  test('after the last is the first again, with a wait', () => {
    const { clock, sse, ws, polling, state, tried } = resumingStage();
    for (const way of [sse, ws, polling]) way.last.says.closed({ is: 'blocked' });
    expect(state()).toEqual({ state: 'reconnecting', attempt: 1, nextTryAt: 1000, detail: null });
    clock.advance(1000);
    expect(tried()).toEqual([2, 1, 1]);
    for (const way of [sse, ws, polling]) way.last.says.closed({ is: 'blocked' });
    expect(state()).toMatchObject({ attempt: 2, nextTryAt: 3000 });
  });

  test('resumes behind the same event', () => {
    const { sse, ws } = resumingStage();
    sse.last.send('clock', 'e-4', {});
    sse.last.says.closed({ is: 'blocked' });
    expect(ws.last.query()).toBe('sessionId=s1&lastEventId=e-4');
  });

  test('is not taken while no server answers', async () => {
    const { clock, sse, tried } = resumingStage();
    sse.last.says.heard();
    for (let n = 0; n < 5; n++) {
      sse.last.says.closed(LOST);
      await turn();
      clock.advance(30_000);
    }
    expect(tried()[0]).toBeGreaterThan(5);
    expect(tried().slice(1)).toEqual([0, 0]);
  });

  test('is taken at the second failure in a row of one that worked, where the server answers', async () => {
    const { clock, sse, tried } = resumingStage({ reachable: true });
    sse.last.says.heard();
    sse.last.says.closed(LOST);
    await turn();
    clock.advance(1000);
    expect(tried()).toEqual([2, 0, 0]);
    sse.last.says.closed(LOST);
    await turn();
    expect(tried()).toEqual([2, 1, 0]);
  });

  test('is not taken for breaks of what came through for long', async () => {
    const { clock, sse, tried } = resumingStage({ reachable: true });
    for (let n = 0; n < 4; n++) {
      sse.last.says.heard();
      for (let beat = 0; beat < 3; beat++) {
        clock.advance(10_000);
        sse.last.says.heard();
      }
      sse.last.says.closed(LOST);
      await turn();
      clock.advance(1000);
    }
    expect(tried()).toEqual([5, 0, 0]);
  });

  test('is taken where only beginnings come through', async () => {
    const { clock, sse, tried } = resumingStage({ reachable: true });
    for (let n = 0; n < 2; n++) {
      sse.last.says.heard();
      clock.advance(35_000);
      await turn();
      clock.advance(1000);
    }
    expect(tried()).toEqual([2, 1, 0]);
  });

  test('is the one that worked before the page was loaded again', () => {
    expect(resumingStage({ remembered: 'polling' }).tried()).toEqual([0, 0, 1]);
  });
});

describe('a better way', () => {
  test('is tried beside the one that works, and taken where something comes', () => {
    const { clock, sse, polling, states, state, events } = resumingStage({ remembered: 'polling' });
    polling.last.send('clock', '1', {});
    clock.advance(30_000);
    polling.last.send('clock', '2', {});
    clock.advance(29_999);
    expect(sse.connections).toHaveLength(0);
    clock.advance(1);
    expect(sse.last.query()).toBe('sessionId=s1&lastEventId=2');
    polling.last.send('clock', '3', {});
    sse.last.send('clock', '3', {});
    expect(polling.last.closed).toBe(true);
    expect(sse.connections.map(each => each.closed)).toEqual([true, false]);
    expect(sse.last.query()).toBe('sessionId=s1&lastEventId=3');
    sse.last.send('clock', '4', {});
    expect(events.map(each => each.id)).toEqual(['1', '2', '3', '4']);
    expect(state()).toEqual({ state: 'live', transport: 'event-stream' });
    expect(states).toHaveLength(3);
  });

  test('is tried later and later, one after the other, where nothing comes', () => {
    const { clock, polling, tried, held } = resumingStage({ remembered: 'polling' });
    const pass = (minutes: number) => {
      for (let n = 0; n < minutes * 6; n++) {
        polling.last.says.heard();
        clock.advance(10_000);
      }
      polling.last.says.heard();
      clock.advance(5000);
    };
    pass(1);
    expect(tried()).toEqual([1, 0, 1]);
    pass(2);
    expect(tried()).toEqual([1, 1, 1]);
    pass(4);
    expect(tried()).toEqual([2, 1, 1]);
    expect(held()).toBe(1);
    pass(600);
    expect(tried()[0]).toBeLessThan(12);
  });
});
