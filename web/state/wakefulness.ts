import { online } from './connection.ts';

/** What of a session's link is moved by the page's sleeping and waking. */
export type Sleeper = { wake(): void; reconnect(): void; suspend(): void };

/**
 * Wakes the stream when the page comes back to sight, out of the browser's keeping or to a network; finds out at once what
 * a network that goes away takes with it; and lets the stream go with the page.
 */
export function keepAwake(stream: Sleeper): void {
  online.value = navigator.onLine;
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') stream.wake();
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) stream.wake();
  });
  addEventListener('pagehide', () => stream.suspend());
  addEventListener('online', () => {
    online.value = true;
    stream.wake();
  });
  addEventListener('offline', () => {
    online.value = false;
    stream.reconnect();
  });
}
