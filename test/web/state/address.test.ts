import { afterEach, beforeEach, expect, test } from 'vitest';
import { momentSearch, searchNow } from '../../../web/state/address.ts';
import { airports, chosenAirportId } from '../../../web/state/airports.ts';
import { camera } from '../../../web/state/camera.ts';
import { openPane } from '../../../web/state/panes.ts';
import { clearSelection, select } from '../../../web/state/selection.ts';
import { session } from '../../../web/state/session.ts';
import { playheadTime, scrub } from '../../../web/state/shown.ts';
import { iso, START, sessionState } from './fake-server.ts';

const open = sessionState({ startTime: iso(0.009), time: iso(0.5), status: 'playing' });

beforeEach(() => {
  const recorded = [{ kind: 'vehicle' as const, from: iso(0.009), to: iso(3600), records: 1 }];
  airports.value = [
    { airportId: 'LEBL', name: 'B', timeZone: 'UTC', lon: null, lat: null, map: true, recorded },
  ];
  session.value = open;
});
afterEach(() => {
  session.value = null;
  playheadTime.value = null;
  scrub.value = null;
  camera.value = null;
  openPane.value = null;
  clearSelection();
});

test('a playing replay is told to the second, never before its range', () => {
  playheadTime.value = START + 500;
  expect(searchNow()).toBe('?airport=LEBL&time=2020-10-02T08:00:00.009Z&pane=none&lang=en');
  playheadTime.value = START + 61_500;
  expect(searchNow()).toBe('?airport=LEBL&time=2020-10-02T08:01:01Z&pane=none&lang=en');
});

test('a link to the moment tells the time that is shown, also while scrubbing', () => {
  playheadTime.value = START + 61_250;
  expect(momentSearch()).toContain('time=2020-10-02T08:01:01.250Z');
  scrub.value = { time: START + 90_000, state: null };
  expect(momentSearch()).toContain('time=2020-10-02T08:01:30Z');
});

test('in a shared session each keeps what is their own, and a link to the moment leaves it', () => {
  session.value = { ...open, sessionId: 's/9', shared: true };
  select('stand', '212');
  camera.value = { lon: 2.07, lat: 41.29, zoom: 15, bearing: 0, pitch: 0 };
  openPane.value = 'gantt';
  const own = 'select=stand:212&camera=2.07,41.29,15,0,0&pane=gantt&lang=en';
  expect(searchNow()).toBe(`?sessionId=s/9&${own}`);
  playheadTime.value = START + 60_000;
  expect(momentSearch()).toBe(`?airport=LEBL&time=2020-10-02T08:01:00Z&${own}`);
});

test('before anything is known there is no address to write', () => {
  session.value = null;
  airports.value = null;
  chosenAirportId.value = null;
  expect(searchNow()).toBeUndefined();
  expect(momentSearch()).toBeUndefined();
});
