import type { DecisionState } from '../../server/contract/records.ts';
import { toMs } from '../../server/contract/time.ts';
import { durationText } from '../format/durations.ts';
import { distanceText } from '../format/measures.ts';
import { words } from '../format/words.ts';
import { listed } from '../panels/listed.ts';
import { EntityLink, TimeOfDay } from './facts.tsx';

const SHOWN_AT_MOST = 3;

/** The latest decisions held on a task, with whom they weighed and why others were turned down. */
export function Decisions({ taskId }: { taskId: string }) {
  const about = [...listed.value.entities.decisions.values()]
    .filter(each => each.taskId === taskId)
    .sort((a, b) => toMs(b.time) - toMs(a.time))
    .slice(0, SHOWN_AT_MOST);
  return (
    <>
      <h3>Decisions</h3>
      {about.length === 0 && <p class="muted small">None in the last ten minutes.</p>}
      {about.map(each => (
        <Decision key={each.decisionId} decision={each} />
      ))}
    </>
  );
}

function Decision({ decision }: { decision: DecisionState }) {
  const candidates = decision.candidates ?? [];
  return (
    <article class="decision">
      <p>
        <strong>
          <TimeOfDay time={decision.time} />
        </strong>{' '}
        {decision.chosenVehicleId === null ? (
          'No vehicle chosen'
        ) : (
          <>
            Chose <EntityLink kind="vehicle" id={decision.chosenVehicleId} />
          </>
        )}
        {decision.source && <span class="muted"> ({decision.source})</span>}
        {decision.trigger && <span class="muted"> · {words(decision.trigger)}</span>}
      </p>
      {candidates.length > 0 && (
        <table class="times">
          <caption class="visually-hidden">Candidates</caption>
          <thead>
            <tr>
              <th scope="col">Candidate</th>
              <th scope="col">Score</th>
              <th scope="col">ETA</th>
              <th scope="col">Distance</th>
            </tr>
          </thead>
          {candidates.map(each => (
            <tbody key={each.vehicleId} class={each.vehicleId === decision.chosenVehicleId ? 'chosen' : ''}>
              <tr>
                <td>
                  <EntityLink kind="vehicle" id={each.vehicleId} />
                </td>
                <td>{each.score === null ? '–' : Number(each.score.toFixed(2))}</td>
                <td>{each.etaSeconds === null ? '–' : durationText(each.etaSeconds * 1000)}</td>
                <td>{distanceText(each.distance)}</td>
              </tr>
              {each.rejectedBecause && (
                <tr class="reason">
                  <td colSpan={4}>{each.rejectedBecause}</td>
                </tr>
              )}
            </tbody>
          ))}
        </table>
      )}
    </article>
  );
}
