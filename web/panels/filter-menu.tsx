import { Popover } from '../controls/popover.tsx';
import { words } from '../format/words.ts';
import { setFilters } from '../state/commands.ts';
import { session } from '../state/session.ts';
import { transportBlocked } from '../transport/availability.ts';
import { FILTER_CHOICES, type FilterName, filterCount, picked, toggled } from './filter-choices.ts';

const TITLES: Readonly<Record<FilterName, string>> = {
  kinds: 'Kinds',
  vehicleTypes: 'Vehicle types',
  vehicleStatuses: 'Vehicle statuses',
  taskTypes: 'Task types',
  taskStatuses: 'Task statuses',
};
const NAMES = Object.keys(FILTER_CHOICES) as FilterName[];

/** Chooses what the session shows. What is picked is what the server told, so all its viewers see the same. */
export function FilterMenu() {
  const filters = session.value?.filters ?? {};
  const count = filterCount(filters);
  return (
    <Popover
      label="Filter"
      icon="filter"
      buttonClass={count > 0 ? 'active' : ''}
      disabledReason={transportBlocked.value}
      from="right"
      button={<span>{count === 0 ? 'Filter' : `Filter on (${count})`}</span>}
    >
      {() => (
        <div class="filter-menu">
          <header>
            <p class="muted small">Where nothing is picked, everything is shown.</p>
            <button
              type="button"
              class="button outlined"
              aria-disabled={count === 0 ? 'true' : undefined}
              onClick={() => {
                if (count > 0) void setFilters({});
              }}
            >
              Show everything
            </button>
          </header>
          {NAMES.map(name => (
            <fieldset key={name}>
              <legend>{TITLES[name]}</legend>
              {FILTER_CHOICES[name].map(value => (
                <button
                  key={value}
                  type="button"
                  class="chip"
                  aria-pressed={picked(filters, name).has(value)}
                  onClick={() => void setFilters(toggled(filters, name, value))}
                >
                  {words(value)}
                </button>
              ))}
            </fieldset>
          ))}
        </div>
      )}
    </Popover>
  );
}
