import { ResumingStream } from '../../../web/api/resuming-stream.ts';
import type { StreamState, StreamTarget } from '../../../web/api/session-stream.ts';
import type { ParsedEvent } from '../../../web/api/sse-parser.ts';
import type { Closing, TransportName } from '../../../web/api/transport.ts';
import { TransportChoice } from '../../../web/api/transport-choice.ts';
import { ManualClock } from '../../manual-clock.ts';
import { FakeTransport } from './fake-transport.ts';

export const LOST: Closing = { is: 'lost' };

/** A stream over transports on which the test speaks, its time standing still until the test moves it. */
export function resumingStage(
  options: { target?: StreamTarget; remembered?: TransportName; reachable?: boolean } = {},
) {
  const clock = new ManualClock(0);
  const calendar = { ahead: 0 };
  const server = { reachable: options.reachable ?? false };
  const [sse, ws, polling] = [
    new FakeTransport('event-stream'),
    new FakeTransport('websocket'),
    new FakeTransport('polling'),
  ] as const;
  const states: StreamState[] = [];
  const events: ParsedEvent[] = [];
  const stream = new ResumingStream(
    options.target ?? { sessionId: 's1' },
    new TransportChoice([sse, ws, polling], options.remembered),
    { onState: state => states.push(state), onEvents: some => events.push(...some) },
    {
      clock,
      calendar: () => clock.now() + calendar.ahead,
      random: () => 0,
      reachable: async () => server.reachable,
    },
  );
  const all = [sse, ws, polling];
  return {
    clock,
    calendar,
    server,
    sse,
    ws,
    polling,
    states,
    events,
    stream,
    state: () => states.at(-1),
    /** How often each way was tried, best first. */
    tried: () => all.map(each => each.connections.length),
    held: () => all.reduce((sum, each) => sum + each.held, 0),
  };
}
