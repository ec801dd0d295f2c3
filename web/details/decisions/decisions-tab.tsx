import { useComputed } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { DecisionState } from '../../../server/contract/records.ts';
import { toMs } from '../../../server/contract/time.ts';
import { Button } from '../../controls/button.tsx';
import { Icon } from '../../controls/icon.tsx';
import { words } from '../../format/words.ts';
import { texts } from '../../language/catalogues.ts';
import { details as english } from '../../language/en/details.ts';
import { listed } from '../../panels/listed.ts';
import { nameOf } from '../../panels/names.ts';
import { shift } from '../../shift/shift.ts';
import { seek } from '../../state/commands.ts';
import { session } from '../../state/session.ts';
import { shownDecision } from '../../state/shown-decision.ts';
import { TimeOfDay } from '../facts.tsx';
import { placeInDetails } from '../place-in-details.ts';
import { roveFocus } from '../rove-focus.ts';
import { namesIn } from '../story/naming.ts';
import { Candidates } from './candidates.tsx';
import { decisionsOn, decisionsWeighing, outcomeFor } from './decisions-of.ts';

const t = texts('details', english);

type DecisionsTabProps = { kind: 'task' | 'vehicle'; id: string };

/**
 * The decisions of the shift on a task, or those that weighed a vehicle. One at a time is open, and the map shows it;
 * it is shut when the reader turns to something else.
 */
export function DecisionsTab({ kind, id }: DecisionsTabProps) {
  const { decisions } = shift.value;
  const found = useMemo(
    () => (kind === 'task' ? decisionsOn(id, decisions) : decisionsWeighing(id, decisions)),
    [kind, id, decisions],
  );
  useEffect(
    () => () => {
      shownDecision.value = null;
    },
    [kind, id],
  );
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const present = found.findLastIndex(each => toMs(each.time) <= listed.peek().time);
    if (present > 0) scrollTo(list.current, present);
  }, [found]);
  if (found.length === 0) {
    const kinds = session.value?.filters.kinds;
    if (kinds && !kinds.includes('decision')) return <p class="empty">{t('decisions.filtered')}</p>;
    return <p class="empty">{t(kind === 'task' ? 'decisions.noneOnTask' : 'decisions.noneOnVehicle')}</p>;
  }
  return (
    <ol
      class="decisions"
      ref={list}
      onKeyDown={event => roveFocus(event, event.currentTarget, '.decision-head')}
    >
      {found.map(each => (
        <Decision key={each.decisionId} decision={each} seenFrom={{ kind, id }} />
      ))}
    </ol>
  );
}

function Decision({ decision, seenFrom }: { decision: DecisionState; seenFrom: DecisionsTabProps }) {
  const open = useComputed(() => shownDecision.value?.decisionId === decision.decisionId).value;
  const isToCome = useComputed(() => toMs(decision.time) > listed.value.time).value;
  const headId = `decision-${decision.decisionId}`;
  return (
    <li class={`decision ${isToCome ? 'to-come' : ''}`}>
      <button
        type="button"
        class="decision-head"
        id={headId}
        aria-expanded={open}
        onClick={() => {
          shownDecision.value = open ? null : decision;
        }}
      >
        <Icon name={open ? 'up' : 'down'} />
        <time>
          <TimeOfDay time={decision.time} />
        </time>
        <span class="decision-title">
          {seenFrom.kind === 'task' ? (
            chosenText(decision)
          ) : (
            <OutcomeTitle vehicleId={seenFrom.id} decision={decision} />
          )}
          {isToCome && <span class="visually-hidden">, {t('story.toCome')}</span>}
        </span>
        {decision.source && (
          <span class={`tag ${decision.source === 'manual' ? 'warning' : ''}`}>{words(decision.source)}</span>
        )}
      </button>
      {decision.trigger && <p class="muted small decision-trigger">{words(decision.trigger)}</p>}
      {open && (
        // biome-ignore lint/a11y/useSemanticElements: not a form
        <div class="decision-body" role="group" aria-labelledby={headId}>
          <p class="decision-actions">
            <span class="muted small">{t('decisions.onMap')}</span>
            <Button
              label={t('decisions.jump')}
              class="outlined"
              onClick={() => void seek(toMs(decision.time))}
            >
              {t('decisions.jump')}
            </Button>
          </p>
          <Candidates decision={decision} own={seenFrom.kind === 'vehicle' ? seenFrom.id : null} />
        </div>
      )}
    </li>
  );
}

/** Puts an entry at the top of the view. */
function scrollTo(list: HTMLElement | null, index: number): void {
  const place = list?.children[index] && placeInDetails(list.children[index]);
  if (place) place.box.scrollTop = place.top - 4;
}

function chosenText({ chosenVehicleId }: DecisionState): string {
  if (chosenVehicleId === null) return t('decisions.noneChosen');
  return t('decisions.chose', { vehicle: nameOf('vehicle', chosenVehicleId, listed.peek().entities) });
}

/** From a vehicle's side: which task it was weighed for, and how it fared. */
function OutcomeTitle({ vehicleId, decision }: { vehicleId: string; decision: DecisionState }) {
  const { place, of, chosen, rejected } = outcomeFor(vehicleId, decision);
  const task = decision.taskId === null ? '–' : namesIn(listed.peek().entities).task(decision.taskId);
  const fate = chosen ? 'chosen' : rejected ? 'turnedDown' : 'notChosen';
  return (
    <>
      {task}
      <span class="muted small">
        {' · '}
        {t(`decisions.${fate}`)}
        {place !== null && ` · ${t('decisions.placed', { place, of })}`}
      </span>
    </>
  );
}
