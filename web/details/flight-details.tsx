import type { FlightState } from '../../server/contract/records.ts';
import { toMs } from '../../server/contract/time.ts';
import { words } from '../format/words.ts';
import { joined } from '../panels/list-row.ts';
import { listed } from '../panels/listed.ts';
import { StatusDot } from '../panels/status-dot.tsx';
import { lateBy } from '../shift/lateness.ts';
import { shownZone } from '../state/shown-zone.ts';
import { AttributeFacts, EntityLink, Fact, Facts, NotHeld, StatusFact } from './facts.tsx';
import { milestoneRows } from './milestone-rows.ts';

export function FlightDetails({ flight, time }: { flight: FlightState | undefined; time: number }) {
  if (!flight) return <NotHeld what="flight" />;
  return (
    <>
      <Facts>
        <StatusFact kind="flight" status={flight.status} />
        <Fact name="Direction">{flight.direction && words(flight.direction)}</Fact>
        <Fact name="Airline">{flight.airline}</Fact>
        <Fact name="Aircraft">{joined(flight.aircraftType, flight.registration)}</Fact>
        <Fact name="Stand">{joined(flight.stand, flight.gate && `gate ${flight.gate}`)}</Fact>
        <Fact name="Runway">{flight.runway}</Fact>
      </Facts>
      <Milestones milestones={flight.milestones ?? {}} />
      <FlightTasks flightId={flight.flightId} time={time} />
      <AttributeFacts attributes={flight.attributes} />
    </>
  );
}

function Milestones({ milestones }: { milestones: Readonly<Record<string, string | null>> }) {
  const rows = milestoneRows(milestones);
  if (rows.length === 0) return null;
  const minutes = (text: string | null) => (text === null ? '–' : shownZone.value.minutes(toMs(text)));
  return (
    <table class="times">
      <caption>Milestones</caption>
      <thead>
        <tr>
          <th scope="col">Event</th>
          <th scope="col">Planned</th>
          <th scope="col">Estimate</th>
          <th scope="col">Actual</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.name}>
            <th scope="row">{row.name}</th>
            <td>{minutes(row.planned)}</td>
            <td>{minutes(row.estimated)}</td>
            <td>{minutes(row.actual)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function FlightTasks({ flightId, time }: { flightId: string; time: number }) {
  const tasks = [...listed.value.entities.tasks.values()]
    .filter(task => task.flightId === flightId)
    .sort((a, b) => toMs(a.plannedStart ?? a.time) - toMs(b.plannedStart ?? b.time));
  return (
    <>
      <h3>Tasks</h3>
      {tasks.length === 0 && <p class="muted small">None at this time.</p>}
      <ul class="task-links">
        {tasks.map(task => (
          <li key={task.taskId}>
            <StatusDot kind="task" status={task.status} />
            <EntityLink kind="task" id={task.taskId} />
            <span class="muted">{words(task.status)}</span>
            {lateBy(task, time) !== null && <span class="tag late">late</span>}
          </li>
        ))}
      </ul>
    </>
  );
}
