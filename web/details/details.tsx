import { Button } from '../controls/button.tsx';
import { words } from '../format/words.ts';
import { listed } from '../panels/listed.ts';
import { nameOf } from '../panels/names.ts';
import { clearSelection, follow, type Selection } from '../state/selection.ts';
import { FlightDetails } from './flight-details.tsx';
import { TaskDetails } from './task-details.tsx';
import { VehicleDetails } from './vehicle-details.tsx';

/** All that is known of what is selected, at the shown time. */
export function Details({ selected: { kind, id }, share }: { selected: Selection; share: number }) {
  const { entities, time } = listed.value;
  const name = nameOf(kind, id, entities);
  return (
    <section class="details" style={{ flexGrow: share, flexBasis: 0 }} aria-label={`${words(kind)} ${name}`}>
      <header>
        <div class="details-name">
          <h2>{name}</h2>
          <span class="muted small">{name === id ? words(kind) : `${words(kind)} ${id}`}</span>
        </div>
        {kind === 'vehicle' && (
          <Button
            label="Keep the map on it"
            icon="follow"
            pressed={follow.value}
            onClick={() => {
              follow.value = !follow.value;
            }}
          />
        )}
        <Button label="Close the details" icon="close" onClick={clearSelection} />
      </header>
      <div class="details-body">
        {kind === 'vehicle' && <VehicleDetails vehicle={entities.vehicles.get(id)} time={time} />}
        {kind === 'task' && <TaskDetails task={entities.tasks.get(id)} time={time} />}
        {kind === 'flight' && <FlightDetails flight={entities.flights.get(id)} time={time} />}
      </div>
    </section>
  );
}
