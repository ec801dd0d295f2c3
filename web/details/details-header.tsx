import { Button } from '../controls/button.tsx';
import { Icon, type IconName } from '../controls/icon.tsx';
import { words } from '../format/words.ts';
import { texts } from '../language/catalogues.ts';
import { details as english } from '../language/en/details.ts';
import { listed } from '../panels/listed.ts';
import type { KindStatus } from '../panels/status-colour.ts';
import { StatusDot } from '../panels/status-dot.tsx';
import { vehicleIcon } from '../panels/vehicle-icon.ts';
import { clearSelection, follow, type Selection } from '../state/selection.ts';
import { detailsShare } from '../state/side.ts';

const t = texts('details', english);

const DEFAULT_SHARE = 0.58;

/** What is selected, how it stands, and what can be done with it. */
export function DetailsHeader({ selected, name }: { selected: Selection; name: string }) {
  const { kind, id } = selected;
  const status = statusOf(selected);
  const isLarge = detailsShare.value === 1;
  return (
    <header>
      <span class="details-icon">
        <Icon name={iconOf(selected)} />
      </span>
      <div class="details-name">
        <h2>{name}</h2>
        <span class="muted small with-dot">
          {name === id ? words(kind) : `${words(kind)} ${id}`}
          {status && (
            <span class="with-dot details-status">
              <StatusDot {...status} />
              {words(status.status)}
            </span>
          )}
        </span>
      </div>
      {kind === 'vehicle' && (
        <Button
          label={t('follow')}
          icon="follow"
          pressed={follow.value}
          onClick={() => {
            follow.value = !follow.value;
          }}
        />
      )}
      <Button
        label={t(isLarge ? 'smaller' : 'larger')}
        icon={isLarge ? 'smaller' : 'larger'}
        onClick={() => {
          detailsShare.value = isLarge ? DEFAULT_SHARE : 1;
        }}
      />
      <Button label={t('close')} icon="close" onClick={clearSelection} />
    </header>
  );
}

function iconOf({ kind, id }: Selection): IconName {
  switch (kind) {
    case 'vehicle':
      return vehicleIcon(listed.value.entities.vehicles.get(id)?.vehicleType ?? null);
    case 'task':
      return 'clock';
    case 'flight':
      return 'aircraft';
    case 'stand':
      return 'stand';
  }
}

/** `null` where it has none, or is not held. */
function statusOf({ kind, id }: Selection): KindStatus | null {
  const { vehicles, tasks, flights } = listed.value.entities;
  const vehicle = kind === 'vehicle' && vehicles.get(id);
  if (vehicle) return { kind: 'vehicle', status: vehicle.status };
  const task = kind === 'task' && tasks.get(id);
  if (task) return { kind: 'task', status: task.status };
  const flight = kind === 'flight' && flights.get(id);
  return flight ? { kind: 'flight', status: flight.status } : null;
}
