import { useSignal } from '@preact/signals';
import { countText } from '../format/words.ts';
import { texts } from '../language/catalogues.ts';
import { countedBy } from './counted-by.ts';
import { FLIGHTS } from './flight-list.ts';
import { InViewChip } from './in-view-chip.tsx';
import type { ListKind, ListSource } from './list-kind.ts';
import { ListPanel } from './list-panel.tsx';
import { listed } from './listed.ts';
import { QuickChoice } from './quick-choice.tsx';
import { TASKS } from './task-list.ts';
import { ToggleChip } from './toggle-chip.tsx';
import { VEHICLES } from './vehicle-list.ts';

const t = texts('lists');

export type SearchedProps = { query: string; onQuery: (query: string) => void };

/** The vehicles with what filters them at once. */
export function VehiclePanel(props: SearchedProps) {
  return (
    <PanelWithLate {...props} list="vehicles" kind={VEHICLES}>
      <QuickChoice
        name="vehicleTypes"
        label={t('quick.type')}
        counts={() => countedBy(listed.value.entities.vehicles.values(), each => each.vehicleType)}
      />
      <QuickChoice
        name="vehicleStatuses"
        label={t('quick.status')}
        counts={() => countedBy(listed.value.entities.vehicles.values(), each => each.status)}
      />
      <InViewChip />
    </PanelWithLate>
  );
}

/** The tasks with what filters them at once. */
export function TaskPanel(props: SearchedProps) {
  return (
    <PanelWithLate {...props} list="tasks" kind={TASKS}>
      <QuickChoice
        name="taskTypes"
        label={t('quick.type')}
        counts={() => countedBy(listed.value.entities.tasks.values(), each => each.taskType)}
      />
      <QuickChoice
        name="taskStatuses"
        label={t('quick.status')}
        counts={() => countedBy(listed.value.entities.tasks.values(), each => each.status)}
      />
    </PanelWithLate>
  );
}

/** The flights. */
export function FlightPanel(props: SearchedProps) {
  return <PanelWithLate {...props} list="flights" kind={FLIGHTS} />;
}

type PanelWithLateProps<S> = SearchedProps & {
  list: 'vehicles' | 'tasks' | 'flights';
  kind: ListKind<S>;
  children?: preact.ComponentChildren;
};

function PanelWithLate<S>({ list, kind, query, onQuery, children }: PanelWithLateProps<S>) {
  const lateOnly = useSignal(false);
  const isLate = (state: S, source: ListSource) => kind.late(state, source) !== null;
  return (
    <ListPanel
      list={list}
      kind={kind}
      query={query}
      onQuery={onQuery}
      admits={lateOnly.value ? isLate : undefined}
      local={String(lateOnly.value)}
      chips={late => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row everywhere
        <div class="quick-filters" role="group" aria-label={t('quick.label')}>
          <ToggleChip
            pressed={lateOnly.value}
            hint={t('quick.lateHint')}
            tone={late > 0 ? 'late' : ''}
            onClick={() => (lateOnly.value = !lateOnly.value)}
          >
            {t('quick.late')} <span class="chip-count">{countText(late)}</span>
          </ToggleChip>
          {children}
        </div>
      )}
    />
  );
}
