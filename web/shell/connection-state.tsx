import { useEffect, useState } from 'preact/hooks';
import { browserClock } from '../api/wall-clock.ts';
import { Popover } from '../controls/popover.tsx';
import { texts } from '../language/catalogues.ts';
import { type Connection, connection, online } from '../state/connection.ts';
import { reconnectNow } from '../state/open-session.ts';
import { connectionText, spokenText, whyText } from './connection-text.ts';

const t = texts('shell');

/** The word alone, for a display at which nothing can be pressed. */
export function ConnectionSign() {
  const current = connection.value;
  const isOnline = online.value;
  const now = useNow(current.state === 'reconnecting');
  return (
    <span class="connection-text">
      <Dot connection={current} />
      {connectionText(current, { now, isOnline })}
      <span class="visually-hidden" role="status">
        {spokenText(current, isOnline)}
      </span>
    </span>
  );
}

/** How the page stands with the server, in the top bar: a word, and on demand what is behind it. */
export function ConnectionState() {
  const current = connection.value;
  const isOnline = online.value;
  const now = useNow(current.state === 'reconnecting');
  const text = connectionText(current, { now, isOnline });
  const why = whyText(current, isOnline);
  return (
    <div class="connection">
      <span class="visually-hidden" role="status">
        {spokenText(current, isOnline)}
      </span>
      {why === null ? (
        <span class="connection-text">
          <Dot connection={current} />
          {text}
        </span>
      ) : (
        <Popover
          label={`${why.title}. ${why.text}`}
          buttonClass="connection-text"
          from="right"
          button={
            <>
              <Dot connection={current} />
              {text}
            </>
          }
        >
          {() => (
            <div class="connection-why">
              <h2>{why.title}</h2>
              <p class="muted">{why.text}</p>
            </div>
          )}
        </Popover>
      )}
      {current.state === 'reconnecting' && (
        <button type="button" class="button outlined" onClick={reconnectNow}>
          {t('tryNow')}
        </button>
      )}
    </div>
  );
}

function Dot({ connection: current }: { connection: Connection }) {
  return <span class={`dot connection-${toneOf(current)}`} />;
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
