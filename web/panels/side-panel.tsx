import { useSignal, useSignalEffect } from '@preact/signals';
import { useState } from 'preact/hooks';
import { Button } from '../controls/button.tsx';
import { texts } from '../language/catalogues.ts';
import { selection } from '../state/selection.ts';
import { detailsShare, sideOpen, sideWidth } from '../state/side.ts';
import { lazy } from '../workspace/lazy.tsx';
import { AlertPanel } from './alert-panel.tsx';
import { FlightPanel, TaskPanel, VehiclePanel } from './entity-panels.tsx';
import { FilterSign } from './filter-sign.tsx';
import type { ListName } from './list-preferences.ts';
import { ListTabs } from './list-tabs.tsx';
import { listed } from './listed.ts';
import { DetailsEdge, SideEdge } from './side-edges.tsx';

const t = texts('lists');

const PANELS = {
  vehicles: VehiclePanel,
  tasks: TaskPanel,
  flights: FlightPanel,
  notifications: AlertPanel,
};
const Details = lazy(
  () => import('../details/details.tsx').then(module => module.Details),
  failed => failed && <p class="empty">{t('detailsFailed')}</p>,
);
const TAB_OF = { vehicle: 'vehicles', task: 'tasks', flight: 'flights' } as const;

/** The lists that follow the playhead, above what is selected; folded away, a strip that opens them again. */
export function SidePanel() {
  if (sideOpen.value) return <OpenSide />;
  return (
    <aside class="side folded" aria-label={t('title')}>
      <Button label={t('side.show')} icon="sideOpen" onClick={() => (sideOpen.value = true)} />
    </aside>
  );
}

function OpenSide() {
  const tab = useSignal<ListName>('vehicles');
  const [query, setQuery] = useState('');
  useSignalEffect(() => {
    const picked = selection.value;
    if (!picked || picked.kind === 'stand' || tab.peek() === 'notifications') return;
    tab.value = TAB_OF[picked.kind];
  });
  const Panel = PANELS[tab.value];
  const share = selection.value ? detailsShare.value : 0;
  return (
    <aside class="side" aria-label={t('title')} style={{ width: `${sideWidth.value}px` }}>
      <SideEdge />
      <div class="side-head">
        <ListTabs
          current={tab.value}
          counts={countsOf(listed.value.entities)}
          onChoose={id => {
            tab.value = id;
            if (detailsShare.peek() === 1) detailsShare.value = 0.58;
          }}
        />
        <Button label={t('side.hide')} icon="sideClose" onClick={() => (sideOpen.value = false)} />
      </div>
      <FilterSign />
      <div class="side-body">
        {share < 1 && <Panel key={tab.value} query={query} onQuery={setQuery} />}
        {selection.value && (
          <>
            {share < 1 && <DetailsEdge />}
            <Details selected={selection.value} share={share} />
          </>
        )}
      </div>
    </aside>
  );
}

function countsOf(entities: typeof listed.value.entities): Record<ListName, number> {
  return {
    vehicles: entities.vehicles.size,
    tasks: entities.tasks.size,
    flights: entities.flights.size,
    notifications: entities.notifications.size,
  };
}
