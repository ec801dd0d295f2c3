import { Button } from '../controls/button.tsx';
import { texts } from '../language/catalogues.ts';
import { transportBlocked } from '../transport/availability.ts';
import { lanesUnread, stepInLane, steppedLane, toggleSteppedLane } from './lane-steps.ts';
import { lanesShown } from './lanes-shown.ts';
import type { LaneId, Layout, Row } from './layout.ts';
import { followAgain, isAway, showAll, zoomedIn } from './view.ts';

const t = texts('timeline');

/** The names of the timeline's rows, by which one steps through a lane, and the switches of its window. */
export function LaneLabels({ layout }: { layout: Layout }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset belongs to a form
    <div
      class="lane-labels"
      role="group"
      aria-label={t('lanes.label')}
      aria-busy={lanesUnread.value}
      style={{ height: `${layout.height}px` }}
    >
      <div class="lane-tools">
        <Button
          label={lanesShown.value ? t('lanes.hide') : t('lanes.show')}
          icon={lanesShown.value ? 'down' : 'right'}
          onClick={() => {
            lanesShown.value = !lanesShown.peek();
          }}
        />
        {zoomedIn.value && (
          <Button label={t('view.showAll')} icon="wholeRange" shortcut="0" onClick={showAll} />
        )}
        {isAway.value && (
          <Button
            label={t('view.follow')}
            icon="follow"
            class="primary"
            onClick={() => {
              followAgain();
            }}
          />
        )}
      </div>
      {layout.rows.map(row =>
        row.id === 'density' ? (
          <div class="lane-label" style={place(row)} key={row.id}>
            <span class="lane-name">{t('rows.density')}</span>
          </div>
        ) : (
          <LaneLabel lane={row.id} row={row} key={row.id} />
        ),
      )}
    </div>
  );
}

function LaneLabel({ lane, row }: { lane: LaneId; row: Row }) {
  const name = t(`rows.${lane}`);
  const stepped = steppedLane.value === lane;
  const step = (to: 'next' | 'previous') => (
    <Button
      label={t(`lanes.${to}`, { lane: name })}
      icon={to === 'next' ? 'right' : 'left'}
      shortcut={stepped ? (to === 'next' ? ']' : '[') : undefined}
      disabledReason={transportBlocked.value}
      onClick={() => void stepInLane(lane, to)}
    />
  );
  return (
    <div class={`lane-label ${stepped ? 'stepped' : ''}`} style={place(row)}>
      <button
        type="button"
        class="lane-name"
        aria-pressed={stepped}
        title={stepped ? t('lanes.stepOff') : t('lanes.step', { lane: name })}
        onClick={() => toggleSteppedLane(lane)}
      >
        {name}
      </button>
      {step('previous')}
      {step('next')}
    </div>
  );
}

function place(row: Row) {
  return { top: `${row.top}px`, height: `${row.height}px` };
}
