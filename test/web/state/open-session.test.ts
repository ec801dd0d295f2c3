import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Airport } from '../../../server/contract/history.ts';
import { airport } from '../../../web/state/airports.ts';
import { brokenLink, dismissBrokenLink } from '../../../web/state/broken-link.ts';
import { connection } from '../../../web/state/connection.ts';
import { link } from '../../../web/state/link.ts';
import { openAirport, reconnectNow, start } from '../../../web/state/open-session.ts';
import { dismissProblem, problem } from '../../../web/state/problem.ts';
import { select, selection as selected } from '../../../web/state/selection.ts';
import { entities } from '../../../web/state/shown.ts';
import { BARCELONA, emptySnapshot, FakeServer, iso, START, sessionState, turn } from './fake-server.ts';

const recorded = BARCELONA;
const empty: Airport = { ...recorded, airportId: 'KIND', name: 'Indianapolis', recorded: [] };

let server: FakeServer;
const know = (...items: Airport[]) => {
  server.answer = () => ({ items, next: null });
};
const asked = () => Object.fromEntries(server.stream.query);

beforeEach(() => {
  server = new FakeServer();
  link.close();
  dismissProblem();
  dismissBrokenLink();
});

afterEach(() => vi.useRealTimers());

describe('opening', () => {
  test('opens the recording of the airport that has one, paused', async () => {
    know(empty, recorded);
    await start({});
    expect(asked()).toMatchObject({
      airportId: 'LEBL',
      startTime: iso(0),
      endTime: iso(3600),
      paused: 'true',
    });
    expect(airport.value?.airportId).toBe('LEBL');
  });

  test('joins the session that is named', async () => {
    know(recorded);
    await start({ sessionId: 's9' });
    expect(asked()).toEqual({ sessionId: 's9' });
  });

  test('selects what is asked for, and opens what of a link holds in this recording', async () => {
    know(recorded);
    const selection = { kind: 'task', id: 'T1' } as const;
    await start({ from: START + 7_200_000, time: START - 1000, playbackSpeed: 4, selection });
    expect(asked()).toMatchObject({ startTime: iso(0), endTime: iso(3600), playbackSpeed: '4' });
    expect(selected.value).toEqual(selection);
    expect(brokenLink.value).toEqual(['from', 'to', 'time']);
  });

  test('says which airport is not known', async () => {
    know(recorded);
    await start({ airportId: 'ZZZZ' });
    expect(problem.value?.detail).toBe('ZZZZ is not known here.');
    expect(connection.value.state).toBe('closed');
  });

  test('at an airport without records it holds nothing, and a later choice counts', async () => {
    know(recorded);
    await start({});
    await server.openWith(sessionState());
    await server.stream.send('snapshot', { ...emptySnapshot(600), tasks: [{ taskId: 'T1' } as never] });
    select('task', 'T1');
    know(recorded, empty);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const waiting = start({ airportId: 'KIND' });
    await turn();
    expect(airport.value?.airportId).toBe('KIND');
    expect(connection.value.state).toBe('closed');
    expect(entities.value.tasks.size).toBe(0);
    expect(selected.value).toBeNull();
    openAirport('LEBL');
    vi.advanceTimersByTime(3000);
    await waiting;
    expect(airport.value?.airportId).toBe('LEBL');
    expect(server.streams).toHaveLength(2);
  });

  test('tries again until the server answers', async () => {
    server.answer = () => {
      throw new TypeError('no network');
    };
    const starting = start({});
    await turn();
    expect(connection.value).toMatchObject({ state: 'reconnecting', attempt: 1 });
    know(recorded);
    reconnectNow();
    await starting;
    expect(asked().airportId).toBe('LEBL');
  });
});
