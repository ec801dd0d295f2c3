import type { DecisionState } from '../../../server/contract/records.ts';
import { durationText } from '../../format/durations.ts';
import { distanceText } from '../../format/measures.ts';
import { texts } from '../../language/catalogues.ts';
import { details as english } from '../../language/en/details.ts';
import { hover, unhover } from '../../state/selection.ts';
import { EntityLink } from '../facts.tsx';

const t = texts('details', english);

type Candidate = NonNullable<DecisionState['candidates']>[number];

/** Whom a decision weighed, the best score first: scores as bars, how far they were, and why others were turned down. */
export function Candidates({ decision, own }: { decision: DecisionState; own: string | null }) {
  const { candidates, chosenVehicleId } = decision;
  if (!candidates || candidates.length === 0) {
    return <p class="muted small">{t('decisions.noCandidates')}</p>;
  }
  const best = Math.max(0, ...candidates.map(each => each.score ?? 0));
  const ordered = candidates.toSorted(
    (a, b) =>
      Number(b.vehicleId === chosenVehicleId) - Number(a.vehicleId === chosenVehicleId) ||
      Number(a.rejectedBecause !== null) - Number(b.rejectedBecause !== null) ||
      (b.score ?? 0) - (a.score ?? 0),
  );
  return (
    <table class="times candidates">
      <caption class="visually-hidden">{t('decisions.candidates')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('decisions.candidate')}</th>
          <th scope="col">{t('decisions.score')}</th>
          <th scope="col">{t('decisions.eta')}</th>
          <th scope="col">{t('decisions.distance')}</th>
        </tr>
      </thead>
      {ordered.map(each => (
        <CandidateRows
          key={each.vehicleId}
          candidate={each}
          best={best}
          isChosen={each.vehicleId === chosenVehicleId}
          isOwn={each.vehicleId === own}
        />
      ))}
    </table>
  );
}

type CandidateRowsProps = { candidate: Candidate; best: number; isChosen: boolean; isOwn: boolean };

function CandidateRows({ candidate, best, isChosen, isOwn }: CandidateRowsProps) {
  const { vehicleId, score, etaSeconds, distance, rejectedBecause } = candidate;
  return (
    <tbody
      class={`${isChosen ? 'chosen' : ''} ${isOwn ? 'own' : ''} ${rejectedBecause ? 'rejected' : ''}`}
      onPointerEnter={() => hover('vehicle', vehicleId)}
      onPointerLeave={unhover}
    >
      <tr>
        <th scope="row">
          <EntityLink kind="vehicle" id={vehicleId} />
          {isChosen && <span class="visually-hidden">, {t('decisions.chosen')}</span>}
          {isOwn && <span class="visually-hidden">, {t('decisions.this')}</span>}
        </th>
        <td class="score">
          <span class="score-bar" aria-hidden="true" style={{ width: `${barShare(score, best) * 100}%` }} />
          <span class="score-number">
            {score === null ? '–' : `${Number(score.toFixed(2))}`.replace('-', '−')}
          </span>
        </td>
        <td>{etaSeconds === null ? '–' : durationText(etaSeconds * 1000)}</td>
        <td>{distanceText(distance)}</td>
      </tr>
      {rejectedBecause && (
        <tr class="reason">
          <td colSpan={4}>{rejectedBecause}</td>
        </tr>
      )}
    </tbody>
  );
}

function barShare(score: number | null, best: number): number {
  return score === null || best <= 0 ? 0 : Math.max(0, score / best);
}
