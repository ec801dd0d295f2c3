import { describe, expect, it } from 'vitest';
import { FlightPairs } from '../../../../server/ingest/tables/flights/flight-pairs.ts';
import type { FlightUpdate } from '../../../../server/ingest/tables/flights/flight-updates.ts';

const at = (clock: string) => `2020-10-02T${clock}:00.000Z`;

/** An arrival at, or a departure from, gate G1 at a time of the day. */
function flight(
  flightId: string,
  direction: 'arrival' | 'departure',
  planned: string,
  actual?: string,
): FlightUpdate[] {
  const base = {
    kind: 'flight_update' as const,
    airportId: 'KSFO',
    flightId,
    direction,
    callsign: flightId,
    journey: flightId,
  };
  const [scheduled, done] = direction === 'arrival' ? ['SIBT', 'AIBT'] : ['SOBT', 'AOBT'];
  const status = direction === 'arrival' ? ('in_block' as const) : ('off_block' as const);
  return [
    { ...base, time: at(planned), status: 'scheduled', milestones: { [String(scheduled)]: at('12:00') } },
    ...(actual ? [{ ...base, time: at(actual), status, milestones: { [String(done)]: at(actual) } }] : []),
  ];
}

function pair(...flights: [updates: FlightUpdate[], key: string | undefined][]) {
  const pairs = new FlightPairs({ by: ['gate', 'airline'], shortest: 'PT20M', longest: 'PT4H' });
  for (const [updates, key] of flights) for (const update of updates) pairs.add(update, key);
  return pairs.finish();
}

describe('FlightPairs', () => {
  it('makes one turnaround of an arrival and the next departure', () => {
    const { updates, notes } = pair(
      [flight('OUT', 'departure', '06:00', '09:10'), 'G1'],
      [flight('IN', 'arrival', '05:00', '08:00'), 'G1'],
    );
    expect(updates.map(({ flightId, direction }) => [flightId, direction])).toEqual(
      new Array(4).fill(['IN/OUT', 'turnaround']),
    );
    expect(updates.map(({ time, status, callsign }) => [time.slice(11, 16), status, callsign])).toEqual([
      ['05:00', 'scheduled', 'IN'],
      ['06:00', undefined, undefined],
      ['08:00', 'in_block', 'IN'],
      ['09:10', 'off_block', 'OUT'],
    ]);
    expect(updates[0]).toMatchObject({ inbound: 'IN', outbound: 'OUT', arrival_journey: 'IN' });
    expect(updates[1]).toMatchObject({ departure_journey: 'OUT', milestones: { SOBT: at('12:00') } });
    expect(notes[0]).toBe(
      'paired 1 turnaround by gate and airline: 70, 70, 70 min on the ground (10th, 50th, 90th percentile)',
    );
  });

  it.each<[string, [FlightUpdate[], string | undefined][]]>([
    [
      'too briefly',
      [
        [flight('IN', 'arrival', '05:00', '08:00'), 'G1'],
        [flight('OUT', 'departure', '06:00', '08:19'), 'G1'],
      ],
    ],
    [
      'too long',
      [
        [flight('IN', 'arrival', '05:00', '08:00'), 'G1'],
        [flight('OUT', 'departure', '06:00', '12:01'), 'G1'],
      ],
    ],
    [
      'at another gate',
      [
        [flight('IN', 'arrival', '05:00', '08:00'), 'G1'],
        [flight('OUT', 'departure', '06:00', '09:00'), 'G2'],
      ],
    ],
    [
      'at no gate',
      [
        [flight('IN', 'arrival', '05:00', '08:00'), undefined],
        [flight('OUT', 'departure', '06:00', '09:00'), undefined],
      ],
    ],
    [
      'before it came',
      [
        [flight('IN', 'arrival', '05:00', '09:00'), 'G1'],
        [flight('OUT', 'departure', '06:00', '08:00'), 'G1'],
      ],
    ],
    [
      'never',
      [
        [flight('IN', 'arrival', '05:00', '08:00'), 'G1'],
        [flight('OUT', 'departure', '06:00'), 'G1'],
      ],
    ],
  ])('leaves alone what departs %s', (_, flights) => {
    expect(new Set(pair(...flights).updates.map(({ flightId }) => flightId))).toEqual(new Set(['IN', 'OUT']));
  });

  it('tells by the milestones what comes and what goes, where no direction is told', () => {
    const undirected = (updates: FlightUpdate[]) => updates.map(({ direction: _, ...rest }) => rest);
    const arrival = undirected(flight('IN', 'arrival', '05:00', '08:00'));
    const departure = undirected(flight('OUT', 'departure', '06:00', '09:10'));
    expect(pair([arrival, 'G1'], [departure, 'G1']).updates[0]?.flightId).toBe('IN/OUT');
    expect(pair([arrival, 'G1'], [departure, 'G2']).notes[1]).toMatch(
      /^1 arrival and 1 departure stay alone/,
    );
  });

  it('pairs the last of two arrivals, and counts what stays alone', () => {
    const { updates, notes } = pair(
      [flight('A', 'arrival', '05:00', '07:00'), 'G1'],
      [flight('B', 'arrival', '05:00', '08:00'), 'G1'],
      [flight('C', 'departure', '06:00', '09:00'), 'G1'],
      [flight('D', 'departure', '06:00'), undefined],
    );
    expect(new Set(updates.map(({ flightId }) => flightId))).toEqual(new Set(['A', 'B/C', 'D']));
    expect(notes[1]).toBe(
      '1 arrival and 1 departure stay alone, 1 of them without an actual time, 1 without gate or airline',
    );
  });
});
