import type { FlightState } from '../../server/contract/records.ts';
import { toMs } from '../../server/contract/time.ts';
import { flightStatus } from '../../server/contract/vocabulary.ts';
import { words } from '../format/words.ts';
import { texts } from '../language/catalogues.ts';
import { flightDelay, flightReference, isFlightOver, LATE_FLIGHT_MS } from './flight-reference.ts';
import { kept } from './kept.ts';
import { lateText } from './late-text.ts';
import type { ListKind } from './list-kind.ts';
import { joined } from './list-row.ts';
import { progressKey } from './progress-key.ts';
import { spoken } from './spoken.ts';

const t = texts('lists');

const statusOrder = new Map<string | null, number>(
  flightStatus.options.map((status, index) => [status, index]),
);
const referenceOf = kept(flightReference);
const late = kept((flight: FlightState) => {
  const delay = flightDelay(flight);
  return delay !== null && delay >= LATE_FLIGHT_MS ? delay : null;
});
const progress = kept((flight: FlightState) => {
  const reference = referenceOf(flight)?.time ?? toMs(flight.time);
  return progressKey(isFlightOver(flight), reference, reference);
});
const name = ({ callsign, flightId }: FlightState) => callsign ?? flightId;

/** The list of flights: what is still to come by the next block time, then what has left, the latest first. */
export const FLIGHTS: ListKind<FlightState> = {
  states: ({ entities }) => entities.flights.values(),
  id: flight => flight.flightId,
  name,
  subject: ({ flightId }) => ({ kind: 'flight', id: flightId }),
  sorts: {
    time: { by: progress },
    name: { named: name },
    status: { by: ({ status }) => statusOrder.get(status) ?? statusOrder.size },
    lateness: { by: flight => -(flightDelay(flight) ?? Number.NEGATIVE_INFINITY) },
    stand: { named: ({ stand }) => stand ?? '\uffff' },
    type: { named: ({ aircraftType }) => aircraftType ?? '\uffff' },
  },
  late,
  searched: flight => [
    flight.flightId,
    flight.callsign,
    flight.registration,
    flight.airline,
    flight.aircraftType,
    flight.stand,
    flight.gate,
    spoken(flight.direction),
    spoken(flight.status),
  ],
  row: (flight, { zone }) => {
    const reference = referenceOf(flight);
    return {
      id: flight.flightId,
      icon: 'aircraft',
      title: name(flight),
      detail: joined(
        flight.direction && words(flight.direction),
        flight.aircraftType,
        flight.stand && t('row.stand', { stand: flight.stand }),
      ),
      sign: { kind: 'flight', status: flight.status },
      aside: reference ? `${reference.milestone} ${zone.minutes(reference.time)}` : '',
      late: lateText(late(flight)),
      over: isFlightOver(flight),
    };
  },
};
