import { beforeEach, expect, test } from 'vitest';
import { airports } from '../../../web/state/airports.ts';
import { link } from '../../../web/state/link.ts';
import { openAirport } from '../../../web/state/open-session.ts';
import { select, selection } from '../../../web/state/selection.ts';
import { endForAll, leaveSession, sharedSearch, shareSession } from '../../../web/state/share.ts';
import { FakeServer, iso, sessionState } from './fake-server.ts';

const filters = { vehicleTypes: ['bus' as const] };
const open = sessionState({ playbackSpeed: 8, loop: true, filters, time: iso(900) });
const shared = { ...open, sessionId: 'shared', shared: true };

let server: FakeServer;
beforeEach(async () => {
  server = new FakeServer();
  link.close();
  airports.value = [
    {
      airportId: 'LEBL',
      name: 'Barcelona',
      timeZone: 'UTC',
      lon: null,
      lat: null,
      map: true,
      recorded: [{ kind: 'vehicle', from: iso(0), to: iso(3600), records: 1 }],
    },
  ];
  server.answer = ({ path }) => (path === 'sessions' ? shared : new Response(null, { status: 204 }));
  openAirport('LEBL');
  await server.openWith(open);
  select('vehicle', 'V1');
});

const asked = () => Object.fromEntries(server.stream.query);

test('a private session becomes a shared one where it stands, which the page then follows', async () => {
  await shareSession();
  const { airportId, startTime, endTime, playbackSpeed, loop } = open;
  const body = { airportId, startTime, endTime, playbackSpeed, loop, filters, time: iso(900), paused: true };
  expect(server.asked).toEqual([{ path: 'sessions', body }]);
  expect(asked()).toEqual({ sessionId: 'shared' });
  expect(selection.value).toEqual({ kind: 'vehicle', id: 'V1' });
  expect(sharedSearch(shared)).toBe('?sessionId=shared');
});

test('who leaves goes on alone at the same moment, and the others keep their session', async () => {
  await shareSession();
  await server.openWith({ ...shared, time: iso(1200) });
  server.asked.length = 0;
  leaveSession();
  expect(asked()).toMatchObject({
    airportId: 'LEBL',
    time: iso(1200),
    paused: 'true',
    playbackSpeed: '8',
    loop: 'true',
    vehicleTypes: 'bus',
  });
  expect(selection.value).toEqual({ kind: 'vehicle', id: 'V1' });
  expect(server.asked).toEqual([]);
});

test('who ends it for all goes on alone', async () => {
  await shareSession();
  await server.openWith(shared);
  server.asked.length = 0;
  await endForAll();
  expect(server.asked.map(({ path }) => path)).toEqual(['sessions/shared']);
  expect(asked()).toMatchObject({ airportId: 'LEBL', time: iso(900) });
});
