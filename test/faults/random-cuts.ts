import { ok } from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from '../../data/shift/random.ts';
import type { FaultCase } from './fault-case.ts';
import { FaultStage } from './fault-stage.ts';
import { type FaultyConnection, FaultyProxy } from './faulty-proxy.ts';
import { isPausedAgain } from './paused-again.ts';
import { expectSameEvents } from './same-events.ts';
import type { StrictViewer } from './strict-viewer.ts';
import { watchSse } from './watch-sse.ts';

const VIEWERS = 20;
const CUTS = 1000;
/** Connections that go on, or begin anew, until there were surely so many cuts to go on from. */
const CONNECTIONS = 1100;

/** What hits one connection, early or late: in the request, in the answer's headers, in an event, between two. */
function strike(connection: FaultyConnection, random: Random): void {
  const hit = random.chance(0.5) ? () => connection.cut() : () => connection.reset();
  const kind = random.next();
  if (kind < 0.05) connection.toServer.cutAfter(random.integer(0, 150), hit);
  else if (kind < 0.25) setTimeout(hit, random.between(0, 200)).unref();
  else connection.toClient.cutAfter(random.integer(0, kind < 0.5 ? 700 : 9000), hit);
}

interface Fared {
  /** Connections that went on right after the last event seen, and the events that they brought. */
  exact: number;
  events: number;
  /** Connections that began with `playback` and `snapshot`. */
  anew: number;
}

/** Compares each connection of a viewer with what a witness got that was never cut. */
function compare(viewer: StrictViewer, witness: StrictViewer): Fared {
  const told = witness.eventsSince(0);
  const places = new Map(told.map(({ id }, place) => [id, place]));
  const fared: Fared = { exact: 0, events: 0, anew: 0 };
  viewer.visits.forEach(({ from, first }, number) => {
    const got = viewer.eventsSince(first, viewer.visits[number + 1]?.first);
    const before = from === undefined ? undefined : places.get(from);
    if (before === undefined) {
      // No event of the log was seen yet: `playback` and `snapshot`, then what follows.
      fared.anew++;
      const next = got[2] && places.get(got[2].id);
      if (next !== undefined)
        expectSameEvents(got.slice(2), told.slice(next, next + got.length - 2), 'a viewer that began anew');
      return;
    }
    expectSameEvents(
      got,
      told.slice(before + 1, before + 1 + got.length),
      `a viewer that went on after ${from}`,
    );
    fared.exact++;
    fared.events += got.length;
  });
  return fared;
}

export const randomCuts: FaultCase = {
  fault: 'connections cut at random: in the request, the headers, an event, between two; by FIN and by RST',
  done: `${CUTS} cuts to ${VIEWERS} viewers of a session at 10 times speed, each back at once with Last-Event-ID`,
  contract: 'exactly the next event each time, nothing missed and nothing twice',
  async run() {
    const random = new Random(20201002);
    await using stage = await FaultStage.open();
    const { sessionId } = await stage.share({ playbackSpeed: 10, paused: true });
    const witness = stage.viewer();
    const stopWitness = new AbortController();
    const watched = watchSse(stage.streamUrl(sessionId), witness, { signal: stopWitness.signal });
    await witness.until(({ event }) => event === 'snapshot');
    await stage.control(sessionId, 'play');

    const viewers = Array.from({ length: VIEWERS }, () => stage.viewer());
    const goneOn = () => viewers.reduce((sum, { visits }) => sum + visits.length - 1, 0);
    let cuts = 0;
    const proxy = await FaultyProxy.start(stage.server.url, connection => {
      if (goneOn() >= CONNECTIONS) return;
      cuts++;
      strike(connection, random);
    });
    const all = viewers.map(async viewer => {
      const stop = new AbortController();
      void viewer.until(isPausedAgain, 2).then(() => stop.abort());
      while (!stop.signal.aborted)
        await watchSse(stage.streamUrl(sessionId, proxy.url), viewer, { signal: stop.signal });
    });
    while (goneOn() < CONNECTIONS) await Promise.race([sleep(20), ...all]);
    await stage.control(sessionId, 'pause');
    await Promise.all(all);
    await witness.until(isPausedAgain, 2);
    stopWitness.abort();
    await watched;
    await proxy.stop();

    const fared = viewers.map(viewer => compare(viewer, witness));
    for (const viewer of viewers)
      ok(viewer.eventsSince(2).some(isPausedAgain), 'a viewer never came to the end');
    const sum = (pick: (of: Fared) => number) => fared.reduce((total, each) => total + pick(each), 0);
    ok(sum(({ exact }) => exact) >= CUTS, 'too few connections went on');
    return (
      `${cuts} cuts; ${sum(({ exact }) => exact)} connections went on with exactly the next event ` +
      `(${sum(({ events }) => events)} events compared), ${sum(({ anew }) => anew)} began before they had seen one`
    );
  },
};
