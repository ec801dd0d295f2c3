import { isReachable } from '../api/reachable.ts';
import { ResumingStream } from '../api/resuming-stream.ts';
import type { SessionStream, StreamListener, StreamTarget } from '../api/session-stream.ts';
import { TransportChoice } from '../api/transport-choice.ts';
import { browserClock } from '../api/wall-clock.ts';
import { allWays } from '../api/ways.ts';
import { connectToHub } from '../hub/connect.ts';
import { HubStream } from '../hub/hub-stream.ts';
import { holdLock } from '../hub/tab-lock.ts';
import { rememberedTransport, rememberTransport } from './remembered-transport.ts';

/** Streams a session to this tab: through the hub that all tabs share, or by itself where the browser has no such thing. */
export function openStream(target: StreamTarget, listener: StreamListener): SessionStream {
  const remembering: StreamListener = {
    onEvents: events => listener.onEvents(events),
    onState: state => {
      if (state.state === 'live') rememberTransport(state.transport);
      listener.onState(state);
    },
  };
  return new HubStream(target, remembering, {
    connect: connectToHub,
    direct: streamDirectly,
    holdLock,
    remembered: rememberedTransport,
    clock: browserClock,
  });
}

function streamDirectly(target: StreamTarget, listener: StreamListener): ResumingStream {
  const { origin } = location;
  return new ResumingStream(target, new TransportChoice(allWays(origin), rememberedTransport()), listener, {
    clock: browserClock,
    calendar: Date.now,
    random: Math.random,
    reachable: () => isReachable(origin),
  });
}
