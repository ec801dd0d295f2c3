import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type SessionState, sessionState } from '../../server/contract/session.ts';
import { API } from '../http/test-app.ts';
import { BrowserStage } from './browser-stage.ts';
import { AIRPORT_ID } from './recorded-shift.ts';
import { eventually, type ReplayPage } from './replay-page.ts';

let stage: BrowserStage;
const tabs: ReplayPage[] = [];

beforeAll(async () => {
  stage = await BrowserStage.open();
});
afterAll(() => stage?.close());
afterEach(async () => {
  for (const tab of tabs.splice(0)) await tab.page.close();
  expect(stage.complaints.splice(0)).toEqual([]);
});

async function open(url?: string): Promise<ReplayPage> {
  const tab = await stage.show(url);
  tabs.push(tab);
  await eventually(() => tab.connection()).toBe('Connected');
  await tab.takesCommands();
  return tab;
}

it('works in eight tabs of one server at once, each with a session of its own', async () => {
  for (let n = 0; n < 8; n++) await open();
  const ways = await Promise.all(tabs.map(tab => tab.connectionDetail()));
  expect(ways.filter(way => way === 'Connected by event stream')).toHaveLength(3);
  expect(ways.filter(way => way === 'Connected by WebSocket')).toHaveLength(5);
  const played = await Promise.all(
    tabs.map(async tab => {
      const before = await tab.playhead();
      await tab.commanding(() => tab.button('Play').click());
      await eventually(() => tab.playhead()).toBeGreaterThan(before);
      return tab.commanding(() => tab.button('Pause').click());
    }),
  );
  expect(new Set(played.map(session => session.sessionId)).size).toBe(8);
  await tabs[7]?.showsVehiclesAt(played[7]?.time ?? '');
});

it('shows one session in several tabs through one connection, whichever of them stay', async () => {
  const { sessionId, startTime } = await openShared();
  const viewers = () => eventually(async () => (await readSession(sessionId)).viewers);
  const address = `${stage.server.url}/?sessionId=${sessionId}`;
  const first = await open(address);
  await first.commanding(() => first.button('Play').click());
  const second = await open(address);
  await eventually(() => second.button('Pause').count()).toBe(1);
  const paused = await second.commanding(() => second.button('Pause').click());
  expect(paused.viewers).toBe(1);
  for (const tab of [first, second]) {
    await tab.showsVehiclesAt(paused.time);
    expect(await tab.connectionDetail()).toBe('Connected by event stream');
  }

  await first.page.close();
  const sought = await second.commanding(() => second.page.keyboard.press('End'));
  await second.showsVehiclesAt(sought.time);
  await second.page.reload();
  await eventually(() => second.connection()).toBe('Connected');
  await second.showsVehiclesAt(sought.time);
  await viewers().toBe(1);

  const back = await open(address);
  const restarted = await back.commanding(() => back.page.keyboard.press('Home'));
  expect(restarted.time).toBe(startTime);
  await second.showsVehiclesAt(restarted.time);
  await back.page.close();
  await second.page.close();
  await viewers().toBe(0);
});

async function openShared(): Promise<SessionState> {
  const [airport] = (await (await fetch(`${stage.server.url}${API}/airports`)).json()).items;
  const { from: startTime, to: endTime } = airport.recorded[0];
  const answer = await fetch(`${stage.server.url}${API}/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ airportId: AIRPORT_ID, startTime, endTime, playbackSpeed: 20, paused: true }),
  });
  return sessionState.parse(await answer.json());
}

async function readSession(sessionId: string): Promise<SessionState> {
  const answer = await fetch(`${stage.server.url}${API}/sessions/${sessionId}`);
  return sessionState.parse(await answer.json());
}
