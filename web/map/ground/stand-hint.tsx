import { texts } from '../../language/catalogues.ts';
import { hovered } from '../../state/selection.ts';
import { entities } from '../../state/shown.ts';
import { shownZone } from '../../state/shown-zone.ts';
import type { AirportMap } from '../airport-map.ts';
import type { Occupation } from './occupation.ts';
import { standOccupation } from './stand-occupation.ts';

const t = texts('map');

/** What a hovered stand is used for, beside it. */
export function StandHint({ ground }: { ground: AirportMap }) {
  const picked = hovered.value;
  if (picked?.kind !== 'stand') return null;
  const stand = ground.shown.value?.stands.find(({ name }) => name === picked.id);
  if (!stand) return null;
  const [lon = 0, lat = 0] = stand.at;
  const { x, y } = ground.map.project([lon, lat]);
  const occupation = standOccupation.value.get(picked.id);
  return (
    <div
      class="map-tooltip"
      style={{ transform: `translate(${Math.round(x) + 14}px, ${Math.round(y) + 14}px)` }}
    >
      <strong>{t('ground.stand', { stand: picked.id })}</strong>
      <span>{occupation ? usedBy(occupation) : t('ground.hint.free')}</span>
      {occupation?.nextFlightId && (
        <span>{t('ground.hint.next', { flight: nameOf(occupation.nextFlightId) })}</span>
      )}
    </div>
  );
}

function usedBy({ use, flightId, until }: Occupation): string {
  const flight = nameOf(flightId);
  if (until === null) return t('ground.hint.untimed', { use: t(`ground.use.${use}`), flight });
  return t(
    use === 'expected' ? 'ground.hint.expected' : `ground.hint.${use === 'overdue' ? 'overdue' : 'occupied'}`,
    {
      flight,
      time: shownZone.value.minutes(until),
    },
  );
}

function nameOf(flightId: string): string {
  return entities.peek().flights.get(flightId)?.callsign ?? flightId;
}
