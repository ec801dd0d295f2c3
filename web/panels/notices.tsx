import { toMs } from '../../server/contract/time.ts';
import { Button } from '../controls/button.tsx';
import { Icon } from '../controls/icon.tsx';
import { connection } from '../state/connection.ts';
import { mapStatus } from '../state/map-status.ts';
import { openAirport } from '../state/open-session.ts';
import { dismissProblem, problem } from '../state/problem.ts';
import { session } from '../state/session.ts';

/** What the reader must know, over the map; each in plain words with what can be done. */
export function Notices() {
  return (
    <div class="notices">
      <ProblemNotice />
      <EndedNotice />
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

function EndedNotice() {
  const last = session.value;
  if (connection.value.state !== 'ended') return null;
  return (
    <div class="notice warning" role="alert">
      <Icon name="info" />
      <div class="text">
        <p class="title">The session was ended</p>
        <p>What is shown is its last state.</p>
      </div>
      {last && (
        <Button
          class="outlined"
          label="Open it anew"
          onClick={() =>
            openAirport(last.airportId, {
              from: toMs(last.startTime),
              to: toMs(last.endTime),
              time: toMs(last.time),
            })
          }
        >
          Open it anew
        </Button>
      )}
    </div>
  );
}

function MapNotice() {
  switch (mapStatus.value) {
    case 'no-map':
      return (
        <div class="notice" role="status">
          <Icon name="info" />
          <p class="text">
            There is no map of this airport: vehicles are drawn on empty ground. Import one with{' '}
            <code>npm run import -- apt.dat</code>.
          </p>
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
