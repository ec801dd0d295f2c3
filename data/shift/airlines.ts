import type { AircraftCode } from './aircraft-types.ts';

/**
 * An airline of the demo. Names, designators, registrations and 24-bit addresses are invented, so that the shift
 * says nothing of a real carrier: registrations begin with `QX`, and no state's nationality mark begins with Q; the
 * addresses lie in F00000 to F07FFF, which ICAO keeps for temporary use and gives to no state.
 */
export interface Airline {
  readonly designator: string;
  readonly terminal: 'T1' | 'T2';
  /** How often it comes, against the others. */
  readonly share: number;
  readonly fleet: readonly AircraftCode[];
  /** ICAO indicators of the airports that it serves from here. */
  readonly network: readonly string[];
}

const SPAIN = ['LEMD', 'LEPA', 'LEIB', 'LEMG', 'LEZL', 'LEBB', 'LEAS', 'LEVX', 'GCXO', 'GCLP'];
const EUROPE = ['LFPO', 'LIRF', 'EGKK', 'EDDM', 'EHAM', 'LPPT', 'LOWW', 'EDDF', 'EBBR', 'LSZH', 'EKCH'];

export const AIRLINES: readonly Airline[] = [
  {
    designator: 'MRX',
    terminal: 'T1',
    share: 34,
    fleet: ['A320', 'A320', 'A20N', 'A321', 'A319'],
    network: [...SPAIN, ...EUROPE],
  },
  {
    designator: 'GQL',
    terminal: 'T2',
    share: 22,
    fleet: ['B738'],
    network: [...EUROPE, 'LEZL', 'LEMG', 'EIDW', 'LIME'],
  },
  {
    designator: 'NVX',
    terminal: 'T2',
    share: 9,
    fleet: ['A320', 'A20N', 'A321'],
    network: ['EGKK', 'EGGD', 'LSGG', 'EDDB', 'LHBP'],
  },
  {
    designator: 'TJX',
    terminal: 'T1',
    share: 9,
    fleet: ['A320', 'A321', 'A20N'],
    network: ['EDDF', 'EDDM', 'LSZH', 'LOWW', 'EBBR'],
  },
  {
    designator: 'CQE',
    terminal: 'T1',
    share: 8,
    fleet: ['E190', 'A319'],
    network: ['LPPT', 'LFLL', 'LIPZ', 'EHAM', 'LFBO'],
  },
  {
    designator: 'BQV',
    terminal: 'T1',
    share: 7,
    fleet: ['AT76'],
    network: ['LEPA', 'LEIB', 'LEMH', 'LEVC', 'LEAM'],
  },
  {
    designator: 'OXL',
    terminal: 'T1',
    share: 5,
    fleet: ['A333', 'B789'],
    network: ['KJFK', 'OTHH', 'SAEZ', 'OMDB', 'KMIA'],
  },
];
