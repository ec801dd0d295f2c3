import { beforeEach, describe, expect, test } from 'vitest';
import { link } from '../../../web/state/link.ts';
import { cancelScrub, endScrub, scrubTo } from '../../../web/state/scrubbing.ts';
import { entities, scrub, shownTime } from '../../../web/state/shown.ts';
import { emptySnapshot, FakeServer, iso, START, sessionState, turn } from './fake-server.ts';

let server: FakeServer;
const at = (seconds: number) => START + seconds * 1000;
const task = (taskId: string) => ({ taskId }) as never;

beforeEach(async () => {
  cancelScrub();
  server = new FakeServer();
  link.open({ sessionId: 's1' });
  await server.openWith(sessionState({ filters: { taskTypes: ['fuelling'] } }));
  server.answer = ({ path }) =>
    path === 'control'
      ? { status: 'success', session: sessionState({ revision: 1, time: iso(1200) }) }
      : { ...emptySnapshot(1200), tasks: [task('T1')] };
});

describe('scrubbing', () => {
  test('shows the recorded state through the filters, and commands nothing', async () => {
    scrubTo(at(1200));
    await turn();
    expect(shownTime.value).toBe(at(1200));
    await turn();
    const query = new URLSearchParams(server.asked[0]?.path.split('?')[1]);
    expect(Object.fromEntries(query)).toEqual({ airportId: 'LEBL', time: iso(1200), taskTypes: 'fuelling' });
    expect([...entities.value.tasks.keys()]).toEqual(['T1']);
    expect(server.asked.filter(({ path }) => path === 'control')).toEqual([]);
  });

  test('of the moves within a frame it follows the last alone', async () => {
    for (const seconds of [900, 1000, 1100]) scrubTo(at(seconds));
    await turn();
    expect(shownTime.value).toBe(at(1100));
    await turn();
    expect(server.asked.map(({ path }) => new URLSearchParams(path.split('?')[1]).get('time'))).toEqual([
      iso(1100),
    ]);
  });

  test('stays within the range', async () => {
    scrubTo(at(-50));
    await turn();
    expect(shownTime.value).toBe(at(0));
    scrubTo(at(5000));
    await turn();
    expect(shownTime.value).toBe(at(3600));
  });

  test('its release seeks, and keeps the scrubbed state until the sought one is here', async () => {
    scrubTo(at(1200));
    await turn();
    await turn();
    const ended = endScrub(at(1200));
    await turn();
    expect(server.asked.at(-1)).toMatchObject({ path: 'control', body: { action: 'seek', time: iso(1200) } });
    expect(scrub.value?.state?.entities.tasks.size).toBe(1);
    await server.stream.send('snapshot', { ...emptySnapshot(1200), tasks: [task('T2')] });
    await ended;
    expect(scrub.value).toBeNull();
    expect([...entities.value.tasks.keys()]).toEqual(['T2']);
  });

  test('given up, it shows the session where it is', async () => {
    scrubTo(at(1200));
    cancelScrub();
    await turn();
    expect(scrub.value).toBeNull();
    expect(shownTime.value).toBe(at(600));
    expect(entities.value.tasks.size).toBe(0);
  });
});
