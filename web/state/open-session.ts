import { batch } from '@preact/signals';
import type { Airport } from '../../server/contract/history.ts';
import { backoffMs } from '../api/backoff.ts';
import { type KnownAirports, readAirports } from '../api/calls.ts';
import type { NewSession } from '../api/new-session.ts';
import { ApiError } from '../api/request.ts';
import { browserClock } from '../api/wall-clock.ts';
import { texts } from '../language/catalogues.ts';
import { airports, chosenAirportId } from './airports.ts';
import { leaveOut } from './broken-link.ts';
import { connection } from './connection.ts';
import { link } from './link.ts';
import { airportToShow, type Opening, sessionFor } from './opening.ts';
import { problem, report } from './problem.ts';
import { learnAirports } from './recorded-past.ts';
import { cancelScrub } from './scrubbing.ts';
import { clearSelection, select } from './selection.ts';

const t = texts('shell');

let tryNow: (() => void) | undefined;

/** Refusals after which the airports are asked for again. */
const PASSING: ReadonlySet<string> = new Set(['unreachable', 'unavailable', 'too_many_requests']);

/** How often to look whether anything was imported while nothing is recorded, ms. */
const LOOK_AGAIN_MS = 3000;

/** Counts what was asked to be opened: whatever waits for an older opening gives up. */
let openings = 0;

/**
 * Reads the airports, trying again until the server answers, and opens a session: the named one, else a private one
 * over what is recorded at the airport, paused. While nothing is recorded, it looks again: an import may be under way.
 */
export async function start(opening: Opening): Promise<void> {
  openings += 1;
  const mine = openings;
  connection.value = { state: 'connecting' };
  for (;;) {
    const known = await readAirportsPatiently();
    if (!known || mine !== openings) return;
    learnAirports(known);
    if (opening.sessionId !== undefined) {
      leave(opening);
      joinSession(opening.sessionId);
      return;
    }
    const shown = airportToShow(known.airports, opening.airportId);
    const empty = shown ? shown.recorded.length === 0 : known.airports.length === 0;
    if (shown) openKnown(shown, opening);
    else link.close();
    if (!empty) {
      if (!shown && opening.airportId !== undefined) tellUnknown(opening.airportId);
      return;
    }
    await new Promise<void>(resolve => browserClock.after(LOOK_AGAIN_MS, resolve));
    if (mine !== openings) return;
  }
}

/** Opens a private session at an airport, paused; over what is recorded where `opening` leaves the range out. */
export function openAirport(airportId: string, opening: Opening = {}): void {
  openings += 1;
  const chosen = airports.peek()?.find(each => each.airportId === airportId);
  if (chosen) openKnown(chosen, opening);
  else tellUnknown(airportId);
}

function openKnown(chosen: Airport, opening: Opening): void {
  leave(opening);
  chosenAirportId.value = chosen.airportId;
  const next = sessionFor(chosen, opening) ?? withoutRange(chosen, opening);
  if (!next) {
    link.close();
    return;
  }
  if (opening.time !== undefined && next.time !== opening.time) leaveOut('time');
  link.open(next);
}

/** What was recorded ends before the range begins that is asked for, or begins after it has ended. */
function withoutRange(chosen: Airport, { from: _, to: __, ...opening }: Opening): NewSession | undefined {
  const next = sessionFor(chosen, opening);
  if (next) leaveOut('from', 'to');
  return next;
}

/** Follows a session that already stands; what is selected stays so. */
export function joinSession(sessionId: string): void {
  openings += 1;
  cancelScrub();
  link.open({ sessionId });
}

/** Tries to connect now instead of waiting for the next try. */
export function reconnectNow(): void {
  if (tryNow) tryNow();
  else link.reconnect();
}

function leave({ selection }: Opening): void {
  batch(() => {
    cancelScrub();
    clearSelection();
    if (selection) select(selection.kind, selection.id);
  });
}

function tellUnknown(airportId: string): void {
  const detail = t('problem.airportUnknown', { airport: airportId });
  problem.value = { title: t('problem.airport'), detail, errors: [] };
}

async function readAirportsPatiently(): Promise<KnownAirports | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await readAirports();
    } catch (error) {
      const mayPass = error instanceof ApiError && PASSING.has(error.code);
      if (!mayPass) {
        connection.value = { state: 'closed' };
        report(t('problem.airports'), error);
        return undefined;
      }
      await untilNextTry(attempt);
    }
  }
}

function untilNextTry(attempt: number): Promise<void> {
  const delay = backoffMs(attempt, Math.random());
  connection.value = { state: 'reconnecting', attempt, nextTryAt: browserClock.now() + delay, detail: null };
  return new Promise(resolve => {
    const goOn = () => {
      cancel();
      tryNow = undefined;
      connection.value = { state: 'reconnecting', attempt, nextTryAt: null, detail: null };
      resolve();
    };
    const cancel = browserClock.after(delay, goOn);
    tryNow = goOn;
  });
}
