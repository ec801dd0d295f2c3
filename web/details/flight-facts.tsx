import type { FlightState } from '../../server/contract/records.ts';
import { toMs } from '../../server/contract/time.ts';
import { words } from '../format/words.ts';
import { texts } from '../language/catalogues.ts';
import { details as english } from '../language/en/details.ts';
import { joined } from '../panels/list-row.ts';
import { shownZone } from '../state/shown-zone.ts';
import { AttributeFacts, EntityLink, Fact, Facts, NotHeld, StatusFact } from './facts.tsx';
import { milestoneRows } from './milestone-rows.ts';
import { TaskLinks } from './task-links.tsx';

const t = texts('details', english);

export function FlightFacts({ flight, time }: { flight: FlightState | undefined; time: number }) {
  if (!flight) return <NotHeld kind="flight" />;
  return (
    <>
      <Facts>
        <StatusFact kind="flight" status={flight.status} />
        <Fact name={t('fact.direction')}>{flight.direction && words(flight.direction)}</Fact>
        <Fact name={t('fact.airline')}>{flight.airline}</Fact>
        <Fact name={t('fact.aircraft')}>{joined(flight.aircraftType, flight.registration)}</Fact>
        <Fact name={t('fact.standAndGate')}>
          <EntityLink kind="stand" id={flight.stand} />
          {flight.gate && ` · ${t('fact.gate', { gate: flight.gate })}`}
        </Fact>
        <Fact name={t('fact.runway')}>{flight.runway}</Fact>
      </Facts>
      <Milestones milestones={flight.milestones ?? {}} />
      <TaskLinks time={time} of={task => task.flightId === flight.flightId} />
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
      <caption>{t('times.milestones')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('times.event')}</th>
          <th scope="col">{t('times.planned')}</th>
          <th scope="col">{t('times.estimate')}</th>
          <th scope="col">{t('times.actual')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ event, name, planned, estimated, actual }) => (
          <tr key={name}>
            <th scope="row">{event ? t(`milestone.${event}`) : name}</th>
            <td>{minutes(planned)}</td>
            <td>{minutes(estimated)}</td>
            <td>{minutes(actual)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
