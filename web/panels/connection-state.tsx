import { useEffect, useState } from 'preact/hooks';
import { browserClock } from '../api/wall-clock.ts';
import { type Connection, connection } from '../state/connection.ts';
import { reconnectNow } from '../state/open-session.ts';

/** How the page stands with the server, in the top bar. */
export function ConnectionState() {
  const current = connection.value;
  const now = useNow(current.state === 'reconnecting');
  return (
    <div class="connection" role="status">
      <span class={`dot connection-${toneOf(current)}`} />
      <span>{connectionText(current, now)}</span>
      {current.state === 'reconnecting' && (
        <button type="button" class="button outlined" onClick={reconnectNow}>
          Try now
        </button>
      )}
    </div>
  );
}

function toneOf(current: Connection): 'good' | 'waiting' | 'bad' | 'none' {
  switch (current.state) {
    case 'live':
      return current.stale ? 'waiting' : 'good';
    case 'idle':
    case 'connecting':
      return 'waiting';
    case 'reconnecting':
      return 'bad';
    case 'closed':
    case 'ended':
      return 'none';
  }
}

/** `now` in epoch milliseconds. */
function connectionText(current: Connection, now: number): string {
  switch (current.state) {
    case 'idle':
    case 'connecting':
      return 'Connecting';
    case 'live':
      return current.stale ? 'No news for 5 s' : 'Connected';
    case 'reconnecting': {
      if (current.nextTryAt === null) return `Reconnecting (try ${current.attempt})`;
      const seconds = Math.max(1, Math.ceil((current.nextTryAt - now) / 1000));
      return `Connection lost · next try in ${seconds} s (try ${current.attempt})`;
    }
    case 'closed':
      return 'No session';
    case 'ended':
      return 'Session ended';
  }
}

/** Wall time in epoch milliseconds, four times a second while `running`. */
function useNow(running: boolean): number {
  const [now, setNow] = useState(browserClock.now);
  useEffect(() => {
    if (!running) return;
    setNow(browserClock.now());
    const timer = setInterval(() => setNow(browserClock.now()), 250);
    return () => clearInterval(timer);
  }, [running]);
  return now;
}
