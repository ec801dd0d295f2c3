import { signal } from '@preact/signals';
import type { TransportName } from '../api/transport.ts';

/**
 * How the event stream stands.
 * - `idle`: nothing was opened yet.
 * - `connecting`: opened, nothing heard yet.
 * - `live`: events come, over `transport`. `stale` is true when a playing session was silent for over five seconds.
 * - `reconnecting`: it broke; `attempt` counts from 1, `nextTryAt` is the instant (ms since 1970) of the next try, or
 *   `null` while one is on its way; `detail` is the server's own reason, where it told one.
 * - `closed`: the page closed it.
 * - `ended`: the server ended the session; there is nothing to come back to.
 */
export type Connection =
  | { readonly state: 'idle' | 'connecting' | 'closed' | 'ended' }
  | { readonly state: 'live'; readonly stale: boolean; readonly transport: TransportName }
  | {
      readonly state: 'reconnecting';
      readonly attempt: number;
      readonly nextTryAt: number | null;
      readonly detail: string | null;
    };

export const connection = signal<Connection>({ state: 'idle' });

/** Whether the browser has a network. Without one it may still reach a server on its own machine. */
export const online = signal(true);
