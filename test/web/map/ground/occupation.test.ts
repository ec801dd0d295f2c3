import { describe, expect, test } from 'vitest';
import type { FlightState } from '../../../../server/contract/records.ts';
import { occupations } from '../../../../web/map/ground/occupation.ts';
import { flight } from '../../entities.ts';

const at = (clock: string) => `2026-03-14T${clock}:00.000Z`;
const NOW = Date.parse(at('07:00'));

const onStand = (flightId: string, given: Partial<FlightState>) =>
  flight(flightId, {
    callsign: flightId,
    direction: 'turnaround',
    stand: '21',
    status: 'scheduled',
    time: at('05:00'),
    ...given,
  });
const usesOf = (...flights: FlightState[]) =>
  Object.fromEntries([...occupations(flights, NOW)].map(([stand, { use }]) => [stand, use]));

describe('occupation', () => {
  test('is occupied from the actual in-block to the actual off-block time', () => {
    const there = onStand('A', { milestones: { AIBT: at('06:40'), SOBT: at('07:30') } });
    expect(occupations([there], NOW).get('21')).toEqual({
      use: 'occupied',
      flightId: 'A',
      until: Date.parse(at('07:30')),
      nextFlightId: null,
    });
    expect(usesOf(onStand('A', { milestones: { AIBT: at('05:40'), AOBT: at('06:59') } }))).toEqual({});
    expect(usesOf(onStand('A', { milestones: { AIBT: at('05:40'), AOBT: at('07:01') } }))).toEqual({
      21: 'occupied',
    });
  });

  test('goes by the status where no time is told', () => {
    expect(usesOf(onStand('A', { direction: 'departure', status: 'boarding' }))).toEqual({ 21: 'occupied' });
    expect(usesOf(onStand('A', { status: 'taxi_out', milestones: { AIBT: at('05:40') } }))).toEqual({});
    expect(usesOf(onStand('A', { status: 'taxi_in' }))).toEqual({ 21: 'expected' });
    expect(usesOf(onStand('A', { status: 'in_block', stand: null }))).toEqual({});
  });

  test('is overdue five minutes after the latest plan to go off block', () => {
    const since = { AIBT: at('05:40'), SOBT: at('06:30') };
    expect(usesOf(onStand('A', { milestones: since }))).toEqual({ 21: 'overdue' });
    expect(usesOf(onStand('A', { milestones: { ...since, TOBT: at('06:55') } }))).toEqual({ 21: 'overdue' });
    expect(usesOf(onStand('A', { milestones: { ...since, TOBT: at('06:56') } }))).toEqual({ 21: 'occupied' });
  });

  test('is expected a quarter of an hour before the estimated, else the scheduled in-block time', () => {
    expect(usesOf(onStand('A', { milestones: { SIBT: at('07:15') } }))).toEqual({ 21: 'expected' });
    expect(usesOf(onStand('A', { milestones: { SIBT: at('07:16') } }))).toEqual({});
    expect(usesOf(onStand('A', { milestones: { SIBT: at('07:00'), EIBT: at('07:30') } }))).toEqual({});
    expect(usesOf(onStand('A', { direction: 'departure', milestones: { SIBT: at('07:05') } }))).toEqual({});
    expect(usesOf(onStand('A', { status: 'cancelled', milestones: { SIBT: at('07:05') } }))).toEqual({});
    expect(usesOf(onStand('A', { milestones: { SIBT: at('05:59') } }))).toEqual({});
    expect(usesOf(onStand('A', { status: 'taxi_in', milestones: { SIBT: at('05:59') } }))).toEqual({
      21: 'expected',
    });
  });

  test('an aircraft that departs under another flight leaves its arrival’s stand', () => {
    const registration = 'EC-MXY';
    const arrived = onStand('A', { registration, direction: 'arrival', milestones: { AIBT: at('05:20') } });
    const departed = { direction: 'departure', stand: '40', milestones: { AOBT: at('06:50') } } as const;
    expect(usesOf(arrived)).toEqual({ 21: 'occupied' });
    expect(usesOf(arrived, onStand('D', { registration, ...departed }))).toEqual({});
    expect(usesOf(arrived, onStand('D', { registration: 'EC-OTH', ...departed }))).toEqual({
      21: 'occupied',
    });
  });

  test('tells of the arrival that comes while another aircraft is there, in whichever order they are held', () => {
    const there = onStand('A', { milestones: { AIBT: at('05:40'), TOBT: at('06:30') } });
    const comes = onStand('B', { status: 'approach', milestones: { EIBT: at('07:05') } });
    const later = onStand('C', { milestones: { SIBT: at('07:12') } });
    for (const flights of [
      [there, comes],
      [comes, there],
    ]) {
      expect(occupations(flights, NOW).get('21')).toMatchObject({
        use: 'overdue',
        flightId: 'A',
        nextFlightId: 'B',
      });
    }
    expect(occupations([later, comes], NOW).get('21')).toMatchObject({ use: 'expected', flightId: 'B' });
    expect(occupations([comes, later], NOW).get('21')).toMatchObject({ use: 'expected', flightId: 'B' });
  });
});
