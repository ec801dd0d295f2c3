import { Popover } from '../controls/popover.tsx';
import { words } from '../format/words.ts';
import { texts } from '../language/catalogues.ts';
import { setFilters } from '../state/commands.ts';
import { session } from '../state/session.ts';
import { transportBlocked } from '../transport/availability.ts';
import { countedBy } from './counted-by.ts';
import {
  type ChoiceName,
  FILTER_CHOICES,
  filterCount,
  NAMING_LISTS,
  picked,
  toggled,
} from './filter-choices.ts';
import { FilterParts } from './filter-parts.tsx';
import { InViewChip } from './in-view-chip.tsx';
import { listed } from './listed.ts';
import { NamePicker } from './name-picker.tsx';

const t = texts('lists');

const NAMES = Object.keys(FILTER_CHOICES) as ChoiceName[];

/** Chooses what the session shows. What is picked is what the server told, so all its viewers see the same. */
export function FilterMenu() {
  const count = filterCount(session.value?.filters ?? {});
  return (
    <Popover
      label={t('filter.title')}
      icon="filter"
      buttonClass={count > 0 ? 'active' : ''}
      disabledReason={transportBlocked.value}
      from="right"
      button={<span>{count === 0 ? t('filter.title') : t('filter.titleOn', { count })}</span>}
    >
      {() => <FilterForm />}
    </Popover>
  );
}

function FilterForm() {
  const filters = session.value?.filters ?? {};
  const count = filterCount(filters);
  return (
    <div class="filter-menu">
      <header>
        <p class="muted small">{t('filter.hint')}</p>
        <button
          type="button"
          class="button outlined"
          aria-disabled={count === 0 ? 'true' : undefined}
          onClick={() => {
            if (count > 0) void setFilters({});
          }}
        >
          {t('filter.reset')}
        </button>
      </header>
      {count > 0 && <FilterParts />}
      {NAMES.map(name => (
        <Choice key={name} name={name} counts={countsOf(name)} chosen={picked(filters, name)} />
      ))}
      <fieldset>
        <legend>{t('filter.names.bbox')}</legend>
        <InViewChip />
      </fieldset>
      <div class="name-pickers">
        {NAMING_LISTS.map(name => (
          <NamePicker key={name} name={name} />
        ))}
      </div>
    </div>
  );
}

type ChoiceProps = {
  name: ChoiceName;
  counts: ReadonlyMap<string, number>;
  chosen: ReadonlySet<string>;
};

function Choice({ name, counts, chosen }: ChoiceProps) {
  return (
    <fieldset>
      <legend>{t(`filter.names.${name}`)}</legend>
      {FILTER_CHOICES[name].map(value => {
        const count = counts.get(value) ?? 0;
        return (
          <button
            key={value}
            type="button"
            class={`chip ${count === 0 && !chosen.has(value) ? 'rare' : ''}`}
            aria-pressed={chosen.has(value)}
            aria-description={t('filter.shown', { count })}
            title={t('filter.shown', { count })}
            onClick={() => void setFilters(toggled(session.peek()?.filters ?? {}, name, value))}
          >
            {words(value)}
            {count > 0 && (
              <span class="chip-count" aria-hidden="true">
                {count}
              </span>
            )}
          </button>
        );
      })}
    </fieldset>
  );
}

function countsOf(name: ChoiceName): ReadonlyMap<string, number> {
  const { vehicles, tasks, flights, notifications, decisions } = listed.value.entities;
  switch (name) {
    case 'kinds':
      return new Map([
        ['vehicle', vehicles.size],
        ['task', tasks.size],
        ['flight', flights.size],
        ['notification', notifications.size],
        ['decision', decisions.size],
      ]);
    case 'vehicleTypes':
      return countedBy(vehicles.values(), each => each.vehicleType);
    case 'vehicleStatuses':
      return countedBy(vehicles.values(), each => each.status);
    case 'taskTypes':
      return countedBy(tasks.values(), each => each.taskType);
    case 'taskStatuses':
      return countedBy(tasks.values(), each => each.status);
  }
}
