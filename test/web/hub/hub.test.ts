import { beforeEach, describe, expect, test } from 'vitest';
import { turn } from '../state/fake-server.ts';
import { clockEvent, HubStage, S, stateEvents } from './hub-stage.ts';

let stage: HubStage;
beforeEach(() => {
  stage = new HubStage();
});

describe('tabs on one session', () => {
  test('share one connection', async () => {
    const first = stage.watching();
    const second = stage.open(S);
    expect(second.state).toBe('connecting');
    await stage.answerLook(stateEvents(1));
    expect(second.states.at(-1)).toEqual({ state: 'live', transport: 'event-stream' });
    stage.sse.first.says.events([clockEvent('s.a.2.0')]);
    expect(stage.sse.held).toBe(1);
    expect(first.ids).toEqual(['s.a.0.p', 's.a.0.s', 's.a.1.0', 's.a.2.0']);
    expect(second.ids).toEqual(['s.a.1.p', 's.a.1.s', 's.a.2.0']);
  });

  test('a later one misses nothing and gets nothing twice, whenever its snapshot comes', async () => {
    stage.watching();
    const second = stage.open(S);
    stage.sse.first.says.events([clockEvent('s.a.2.0'), clockEvent('s.a.2.1')]);
    stage.sse.first.says.events([clockEvent('s.a.3.0')]);
    await stage.answerLook(stateEvents(2));
    stage.sse.first.says.events([clockEvent('s.a.3.1'), clockEvent('s.a.4.0')]);
    expect(second.ids).toEqual(['s.a.2.p', 's.a.2.s', 's.a.3.0', 's.a.3.1', 's.a.4.0']);
  });

  test('where the stream is behind the snapshot, it waits for the stream', async () => {
    stage.watching();
    const second = stage.open(S);
    await stage.answerLook(stateEvents(3));
    for (const id of ['s.a.2.0', 's.a.3.0', 's.a.4.0', 's.a.5.0'])
      stage.sse.first.says.events([clockEvent(id)]);
    expect(second.ids).toEqual(['s.a.3.p', 's.a.3.s', 's.a.4.0', 's.a.5.0']);
  });

  test('where no state is to be had, all begin anew', async () => {
    const first = stage.watching();
    const second = stage.open(S);
    stage.sse.last.says.closed({ is: 'lost' });
    await turn();
    stage.clock.advance(500);
    expect(stage.sse.held).toBe(1);
    expect(stage.sse.last.query()).toBe('sessionId=s');
    stage.sse.last.says.heard();
    stage.sse.last.says.events(stateEvents(7));
    expect(second.ids).toEqual(['s.a.7.p', 's.a.7.s']);
    expect(first.ids.slice(-2)).toEqual(['s.a.7.p', 's.a.7.s']);
  });

  test('one that joins before anything came gets it all', () => {
    stage.open(S);
    const second = stage.open(S);
    stage.sse.last.says.heard();
    stage.sse.last.says.events(stateEvents(0));
    expect(stage.sse.connections).toHaveLength(1);
    expect(second.ids).toEqual(['s.a.0.p', 's.a.0.s']);
  });

  test('a private session is shared with one that names it', async () => {
    stage.open({ opening: 'airportId=LEBL' });
    stage.sse.last.says.heard();
    stage.sse.last.says.events(stateEvents(0));
    stage.open(S);
    stage.open({ opening: 'airportId=LEBL' });
    expect(stage.sse.connections.map(each => each.query())).toEqual([
      'sessionId=s&lastEventId=s.a.0.s',
      'sessionId=s',
      'airportId=LEBL',
    ]);
  });

  test('a session that is over is asked for anew', () => {
    stage.open(S);
    stage.sse.last.says.closed({ is: 'gone', detail: 'why' });
    const second = stage.open(S);
    expect(stage.sse.connections).toHaveLength(2);
    stage.sse.last.says.closed({ is: 'ended' });
    expect(second.state).toBe('ended');
  });

  test('instants are told by the clock of the tab', () => {
    const tab = stage.open(S);
    stage.sse.last.says.heard();
    stage.sse.last.says.closed({ is: 'lost' });
    expect(tab.states.at(-1)).toMatchObject({ state: 'reconnecting', nextTryAt: 5_001_000 });
  });
});

describe('many sessions', () => {
  test('the fourth and later ones hold none of the few HTTP connections', () => {
    const tabs = [1, 2, 3, 4, 5].map(n => stage.open({ sessionId: `s${n}` }));
    expect(stage.opened.map(each => each.sparing)).toEqual([false, false, false, true, true]);
    tabs[0]?.stream?.close();
    stage.open({ sessionId: 's6' });
    expect(stage.opened.at(-1)?.sparing).toBe(false);
  });

  test('begin with what worked before in the tab', () => {
    stage.open(S, 'websocket');
    expect(stage.ws.connections).toHaveLength(1);
  });
});
