import type { VehicleState } from '../../server/contract/records.ts';
import { toMs } from '../../server/contract/time.ts';
import { durationText } from '../format/durations.ts';
import { headingText, speedText, speedUnit } from '../format/measures.ts';
import { words } from '../format/words.ts';
import { texts } from '../language/catalogues.ts';
import { details as english } from '../language/en/details.ts';
import { AttributeFacts, EntityLink, Fact, Facts, NotHeld, StatusFact, TimeOfDay } from './facts.tsx';

const t = texts('details', english);

export function VehicleFacts({ vehicle, time }: { vehicle: VehicleState | undefined; time: number }) {
  if (!vehicle) return <NotHeld kind="vehicle" />;
  const age = Math.max(0, time - toMs(vehicle.time));
  return (
    <>
      <Facts>
        <Fact name={t('fact.type')}>{words(vehicle.vehicleType)}</Fact>
        <StatusFact kind="vehicle" status={vehicle.status} />
        <Fact name={t('fact.speed')}>{speedText(vehicle.speed, speedUnit(vehicle.vehicleType))}</Fact>
        <Fact name={t('fact.heading')}>{headingText(vehicle.heading)}</Fact>
        <Fact name={t('fact.task')}>
          <EntityLink kind="task" id={vehicle.taskId} />
        </Fact>
        <Fact name={t('fact.flight')}>
          <EntityLink kind="flight" id={vehicle.flightId} />
        </Fact>
        <Fact name={t('fact.lastFix')}>
          <TimeOfDay time={vehicle.time} />{' '}
          <span class="muted">{t('fact.ago', { duration: durationText(age) })}</span>
        </Fact>
        <Fact name={t('fact.position')}>
          {vehicle.lat.toFixed(5)}, {vehicle.lon.toFixed(5)}
        </Fact>
      </Facts>
      <AttributeFacts attributes={vehicle.attributes} />
    </>
  );
}
