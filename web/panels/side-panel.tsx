import { useSignal, useSignalEffect } from '@preact/signals';
import { useState } from 'preact/hooks';
import { Icon } from '../controls/icon.tsx';
import { Details } from '../details/details.tsx';
import { counted } from '../format/words.ts';
import { selection } from '../state/selection.ts';
import { shownZone } from '../state/shown-zone.ts';
import { EntityList } from './entity-list.tsx';
import { FilterSign } from './filter-sign.tsx';
import { matching } from './list-row.ts';
import { listed } from './listed.ts';
import { NotificationList } from './notification-list.tsx';
import { flightRows, taskRows, vehicleRows } from './rows.ts';
import { type TabId, Tabs } from './tabs.tsx';

const LISTS = { vehicles: vehicleRows, tasks: taskRows, flights: flightRows };
const NOUNS = { vehicles: 'vehicle', tasks: 'task', flights: 'flight' };
const TAB_OF = { vehicle: 'vehicles', task: 'tasks', flight: 'flights' } as const;

/** The lists that follow the playhead, above what is selected. */
export function SidePanel() {
  const tab = useSignal<TabId>('vehicles');
  const [query, setQuery] = useState('');
  useSignalEffect(() => {
    const kind = selection.value?.kind;
    if (kind && kind !== 'stand') tab.value = TAB_OF[kind];
  });
  return (
    <aside class="side" aria-label="Lists and details">
      <Tabs current={tab.value} counts={countsOf(listed.value.entities)} onChoose={id => (tab.value = id)} />
      <FilterSign />
      {tab.value === 'notifications' ? (
        <NotificationList />
      ) : (
        <FollowingList tab={tab.value} query={query} onQuery={setQuery} />
      )}
      {selection.value && <Details selected={selection.value} />}
    </aside>
  );
}

type FollowingListProps = {
  tab: keyof typeof LISTS;
  query: string;
  onQuery: (query: string) => void;
};

function FollowingList({ tab, query, onQuery }: FollowingListProps) {
  const { entities, time } = listed.value;
  const all = LISTS[tab]({ entities, time, minutes: shownZone.value.minutes });
  const rows = matching(all, query);
  return (
    <section class="following" role="tabpanel" id={`panel-${tab}`} aria-labelledby={`tab-${tab}`}>
      <label class="search">
        <Icon name="search" />
        <span class="visually-hidden">Search {tab}</span>
        <input
          type="search"
          placeholder={`Search ${tab}`}
          value={query}
          onInput={event => onQuery(event.currentTarget.value)}
        />
        {query.trim() !== '' && (
          <span class="muted small" role="status">
            {rows.length} of {all.length}
          </span>
        )}
      </label>
      {rows.length === 0 ? (
        <p class="empty">
          {all.length === 0
            ? `No ${tab} at this time.`
            : `None of ${counted(all.length, NOUNS[tab])} has “${query.trim()}”.`}
        </p>
      ) : (
        <EntityList key={tab} rows={rows} label={tab} query={query} />
      )}
    </section>
  );
}

function countsOf(entities: typeof listed.value.entities): Record<TabId, number> {
  return {
    vehicles: entities.vehicles.size,
    tasks: entities.tasks.size,
    flights: entities.flights.size,
    notifications: entities.notifications.size,
  };
}
