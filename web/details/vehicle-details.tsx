import type { VehicleState } from '../../server/contract/records.ts';
import { toMs } from '../../server/contract/time.ts';
import { durationText } from '../format/durations.ts';
import { headingText, speedText } from '../format/measures.ts';
import { words } from '../format/words.ts';
import { AttributeFacts, EntityLink, Fact, Facts, NotHeld, StatusFact, TimeOfDay } from './facts.tsx';

export function VehicleDetails({ vehicle, time }: { vehicle: VehicleState | undefined; time: number }) {
  if (!vehicle) return <NotHeld what="vehicle" />;
  const age = Math.max(0, time - toMs(vehicle.time));
  return (
    <>
      <Facts>
        <Fact name="Type">{words(vehicle.vehicleType)}</Fact>
        <StatusFact kind="vehicle" status={vehicle.status} />
        <Fact name="Speed">{speedText(vehicle.speed)}</Fact>
        <Fact name="Heading">{headingText(vehicle.heading)}</Fact>
        <Fact name="Task">
          <EntityLink kind="task" id={vehicle.taskId} />
        </Fact>
        <Fact name="Flight">
          <EntityLink kind="flight" id={vehicle.flightId} />
        </Fact>
        <Fact name="Last fix">
          <TimeOfDay time={vehicle.time} /> <span class="muted">({durationText(age)} ago)</span>
        </Fact>
        <Fact name="Position">
          {vehicle.lat.toFixed(5)}, {vehicle.lon.toFixed(5)}
        </Fact>
      </Facts>
      <AttributeFacts attributes={vehicle.attributes} />
    </>
  );
}
