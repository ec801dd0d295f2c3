import { describe, expect, it } from 'vitest';
import type { FlightState } from '../../../server/contract/records.ts';
import { type BoardView, belongsTo, legOf } from '../../../web/board/leg.ts';
import { at, flight, NOON } from '../entities.ts';

const minute = (minutes: number) => NOON + minutes * 60_000;
const milestones = (given: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(given).map(([name, minutes]) => [name, at(minutes)]));
const leg = (view: BoardView, now: number, given: Record<string, number>, rest: Partial<FlightState> = {}) =>
  legOf(view, flight('F', { direction: 'turnaround', milestones: milestones(given), ...rest }), minute(now));

describe('legOf', () => {
  it('names a turnaround by its arrival on one board and by its departure on the other', () => {
    const attributes = { inbound: 'VLG1', outbound: 'VLG2', origin: 'LEMD', destination: 'LFPO' };
    const names = (view: BoardView) => {
      const { name, place } = leg(view, 0, {}, { callsign: 'VLG1', attributes });
      return [name, place];
    };
    expect(names('arrivals')).toEqual(['VLG1', 'LEMD']);
    expect(names('departures')).toEqual(['VLG2', 'LFPO']);
    expect(names('turnarounds')).toEqual(['VLG1 / VLG2', 'LEMD – LFPO']);
    expect(leg('departures', 0, {}, { callsign: 'VLG1' }).name).toBe('VLG1');
  });

  it('counts the delay of an arrival by what happened, else by what is expected, and never before now', () => {
    const delay = (now: number, given: Record<string, number>) =>
      (leg('arrivals', now, given).delay ?? Number.NaN) / 60_000;
    expect(delay(0, { SIBT: 20 })).toBe(0);
    expect(delay(0, { SIBT: 20, EIBT: 32 })).toBe(12);
    expect(delay(40, { SIBT: 20, EIBT: 32 })).toBe(20);
    expect(delay(40, { SIBT: 20, EIBT: 32, AIBT: 18 })).toBe(-2);
    expect(leg('arrivals', 40, { EIBT: 32 }).delay).toBeNull();
  });

  it('expects a departure at the later of its target and its start-up time', () => {
    expect(leg('departures', 0, { SOBT: 30, TOBT: 35, TSAT: 41 })).toMatchObject({
      delay: 11 * 60_000,
      block: { milestone: 'TSAT', time: minute(41) },
    });
    expect(leg('departures', 0, { SOBT: 30, TOBT: 35, TSAT: 30 }).block?.milestone).toBe('TOBT');
  });

  it('says what is due next, and passes over what a later event overtook', () => {
    const next = (view: BoardView, given: Record<string, number>) =>
      leg(view, 0, given).next?.milestone ?? null;
    expect(next('arrivals', { SIBT: 20, ELDT: 10 })).toBe('ELDT');
    expect(next('arrivals', { SIBT: 20, ELDT: 10, ALDT: 9 })).toBe('SIBT');
    expect(next('arrivals', { SIBT: 20, AIBT: 19 })).toBeNull();
    expect(next('departures', { TOBT: 30, TSAT: 33 })).toBe('TOBT');
    expect(next('departures', { TOBT: 30, TSAT: 33, ARDT: 29 })).toBe('TSAT');
    expect(next('departures', { TOBT: 30, TSAT: 33, TTOT: 44, AOBT: 34 })).toBe('TTOT');
    expect(next('turnarounds', { SIBT: 20, TOBT: 60, AIBT: 21 })).toBe('TOBT');
    expect(leg('departures', 0, { TOBT: 30 }, { status: 'cancelled' }).next).toBeNull();
  });

  it('puts what is overdue at now, and what happened where it happened', () => {
    expect(leg('departures', 50, { SOBT: 30 })).toMatchObject({
      order: minute(50),
      past: false,
      finished: false,
    });
    expect(leg('departures', 50, { SOBT: 30, AOBT: 41 })).toMatchObject({
      order: minute(41),
      past: true,
      finished: false,
    });
    expect(leg('departures', 50, { SOBT: 30, AOBT: 41, ATOT: 49 }).finished).toBe(true);
    expect(leg('arrivals', 50, { SIBT: 30 }, { status: 'cancelled' })).toMatchObject({
      order: minute(30),
      past: true,
      finished: true,
      delay: null,
    });
  });

  it('leaves an arrival in block whatever its departure does', () => {
    expect(leg('arrivals', 50, { SIBT: 0, AIBT: 1 }, { status: 'taxi_out' }).status).toBe('in_block');
    expect(leg('departures', 50, { SIBT: 0, AIBT: 1 }, { status: 'taxi_out' }).status).toBe('taxi_out');
  });
});

describe('belongsTo', () => {
  it('goes by the direction, else by the milestones', () => {
    const boards = (rest: Partial<FlightState>) =>
      (['arrivals', 'departures', 'turnarounds'] as const).filter(view => belongsTo(view, flight('F', rest)));
    expect(boards({ direction: 'arrival' })).toEqual(['arrivals']);
    expect(boards({ direction: 'turnaround' })).toEqual(['arrivals', 'departures', 'turnarounds']);
    expect(boards({ milestones: milestones({ SOBT: 1 }) })).toEqual(['departures']);
    expect(boards({ milestones: milestones({ SIBT: 0, SOBT: 1 }) })).toEqual([
      'arrivals',
      'departures',
      'turnarounds',
    ]);
    expect(boards({})).toEqual([]);
  });
});
