import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { toMs } from '../../server/contract/time.ts';
import { Button } from '../controls/button.tsx';
import { Icon } from '../controls/icon.tsx';
import { airport, airports } from '../state/airports.ts';
import { connection } from '../state/connection.ts';
import { mapStatus } from '../state/map-status.ts';
import { openAirport, reconnectNow, start } from '../state/open-session.ts';
import { dismissProblem, problem } from '../state/problem.ts';
import { session } from '../state/session.ts';
import { playheadTime } from '../state/shown.ts';
import { dismissTrouble, trouble } from '../state/trouble.ts';

/** What the reader must know, over the map; each in plain words with what can be done. */
export function Notices() {
  return (
    <div class="notices">
      <ProblemNotice />
      <TroubleNotice />
      <SessionNotice />
      <MapNotice />
    </div>
  );
}

function ProblemNotice() {
  const current = problem.value;
  if (!current) return null;
  return (
    <div class="notice critical" role="alert">
      <Icon name="critical" />
      <div class="text">
        <p class="title">{current.title}</p>
        <p>{current.detail}</p>
        {current.errors.map(error => (
          <p key={error.path} class="muted small">
            {error.path}: {error.message}
          </p>
        ))}
      </div>
      <Button label="Dismiss" icon="close" onClick={dismissProblem} />
    </div>
  );
}

/** What failed on the server's side while the replay goes on. */
function TroubleNotice() {
  const current = trouble.value;
  if (!current) return null;
  const more = current.count - current.details.length;
  return (
    <div class="notice warning" role="alert">
      <Icon name="warning" />
      <div class="text">
        <p class="title">{current.title}</p>
        {current.details.map(detail => (
          <p key={detail}>{detail}</p>
        ))}
        {more > 0 && <p class="muted small">and {more} more before</p>}
      </div>
      <Button label="Dismiss" icon="close" onClick={dismissTrouble} />
    </div>
  );
}

/** Says why no session is open, and leads to one. */
function SessionNotice() {
  const last = session.value;
  const here = airport.value;
  const current = connection.value;
  const { state } = current;
  if (!last && current.state === 'reconnecting' && current.detail !== null) {
    return (
      <SessionWarning title="The server cannot show the replay yet" text={current.detail}>
        <Button class="outlined" label="Try now" onClick={reconnectNow}>
          Try now
        </Button>
      </SessionWarning>
    );
  }
  if (last && state === 'ended') {
    return (
      <SessionWarning title="The session was ended" text="What is shown is its last state.">
        <Button class="outlined" label="Open it anew" onClick={openAnew}>
          Open it anew
        </Button>
      </SessionWarning>
    );
  }
  if (last || (state !== 'ended' && state !== 'closed')) return null;
  if (here?.recorded.length === 0) {
    return (
      <div class="notice" role="status">
        <Icon name="info" />
        <div class="text">
          <p class="title">Nothing is recorded at {here.airportId}</p>
          <p>
            Import records of it, and they open here by themselves: <code>npm run import -- FILE</code>
          </p>
        </div>
      </div>
    );
  }
  if (here || !airports.value?.length) return null;
  return (
    <SessionWarning title="No session is open" text="The one asked for is over, or never was.">
      <Button class="outlined" label="Open the recording" onClick={() => void start({})}>
        Open the recording
      </Button>
    </SessionWarning>
  );
}

function SessionWarning({
  title,
  text,
  children,
}: {
  title: string;
  text: string;
  children: ComponentChildren;
}) {
  return (
    <div class="notice warning" role="alert">
      <Icon name="info" />
      <div class="text">
        <p class="title">{title}</p>
        <p>{text}</p>
      </div>
      {children}
    </div>
  );
}

/** Opens a session of one's own over the range of the one that was ended, where that stood. */
function openAnew(): void {
  const last = session.peek();
  if (!last) return;
  openAirport(last.airportId, {
    from: toMs(last.startTime),
    to: toMs(last.endTime),
    time: playheadTime.peek() ?? toMs(last.time),
  });
}

function MapNotice() {
  const dismissedFor = useSignal<string | null>(null);
  const airportId = airport.value?.airportId ?? null;
  switch (mapStatus.value) {
    case 'no-map':
      if (airportId === null || dismissedFor.value === airportId) return null;
      return (
        <div class="notice" role="status">
          <Icon name="info" />
          <p class="text">
            There is no map of this airport: vehicles are drawn on empty ground. Import one with{' '}
            <code>npm run import -- apt.dat</code>.
          </p>
          <Button
            label="Dismiss"
            icon="close"
            onClick={() => {
              dismissedFor.value = airportId;
            }}
          />
        </div>
      );
    case 'lost':
      return (
        <div class="notice warning" role="alert">
          <Icon name="warning" />
          <p class="text">
            The graphics card gave the map up. It comes back by itself; if not, reload the page.
          </p>
        </div>
      );
    default:
      return null;
  }
}
