import { describe, expect, it } from 'vitest';
import { AIRCRAFT_TYPES } from '../../../data/shift/aircraft-types.ts';
import { StandAllocation } from '../../../data/shift/stand-allocation.ts';

const stand = (name: string, x: number, remote = false) => ({
  name,
  x,
  y: 0,
  heading: 0,
  terminal: 'T1',
  remote,
});
const wish = (flightId: string, from: number, to: number) => ({
  flightId,
  aircraft: AIRCRAFT_TYPES.A320,
  terminal: 'T1',
  remote: false,
  from,
  to,
});
const anywhere = () => 0;

describe('StandAllocation', () => {
  it('gives no stand twice at once, and gives it again after a buffer', () => {
    const stands = new StandAllocation([stand('200', 0), stand('300', 500, true)]);
    expect(stands.allocate(wish('A', 0, 3600), anywhere)?.name).toBe('200');
    expect(stands.allocate(wish('B', 3000, 6000), anywhere)?.name).toBe('300');
    expect(stands.allocate(wish('C', 4900, 8000), anywhere)?.name).toBe('200');
    expect(stands.allocate(wish('D', 3000, 6000), anywhere)).toBeUndefined();
  });

  it('keeps neighbours apart by their wings', () => {
    const stands = new StandAllocation([stand('200', 0), stand('202', 38)]);
    stands.allocate(wish('A', 0, 3600), anywhere);
    expect(stands.allocate(wish('B', 0, 3600), anywhere)).toBeUndefined();
  });

  it('tells when an aircraft that stays longer is in the way', () => {
    const stands = new StandAllocation([stand('200', 0)]);
    stands.allocate(wish('A', 0, 3600), anywhere);
    stands.allocate(wish('B', 5000, 8000), anywhere);
    expect(stands.isBlocked('B', 5000)).toBe(false);
    stands.reschedule('A', 0, 5400);
    expect(stands.isBlocked('B', 5000)).toBe(true);
  });
});
