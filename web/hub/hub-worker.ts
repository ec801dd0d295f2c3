import { isReachable } from '../api/reachable.ts';
import { ResumingStream } from '../api/resuming-stream.ts';
import { TransportChoice } from '../api/transport-choice.ts';
import { browserClock } from '../api/wall-clock.ts';
import { allWays, sparingWays } from '../api/ways.ts';
import { Hub } from './hub.ts';

const { origin } = globalThis.location;

/** The worker that all tabs of a browser share. */
const hub = new Hub({
  openStream: (target, listener, { sparing, remembered }) =>
    new ResumingStream(
      target,
      new TransportChoice(sparing ? sparingWays(origin) : allWays(origin), remembered),
      listener,
      {
        clock: browserClock,
        calendar: Date.now,
        random: Math.random,
        reachable: () => isReachable(origin),
      },
    ),
  clock: browserClock,
  whenReleased: (lock, released) => void navigator.locks.request(lock, released),
});

globalThis.addEventListener('connect', event => {
  const [port] = (event as MessageEvent).ports;
  if (port) hub.attach(port);
});
