import { type VehicleType, vehicleType } from '../../server/contract/vocabulary.ts';

/** A sign of a type of vehicle in a box of 24 by 24, as SVG paths: what is filled (even-odd), and what is drawn with `width`. */
export type Glyph = { readonly fill?: string; readonly line?: string; readonly width?: number };

/** The types in the order in which their glyphs lie in the atlas. */
export const GLYPHED: readonly VehicleType[] = vehicleType.options;

/** Drawn to be told apart at ten pixels: large, and with nothing finer than a tenth of the box. */
export const GLYPHS: Readonly<Record<VehicleType, Glyph>> = {
  aircraft: {
    fill: 'M12 1c1.300 0 1.900 1.700 1.900 3.500V9l8.600 5.200v2.700l-8.600-2.700v4.300l2.800 2.100v2L12 21.300l-4.700 1.300v-2l2.800-2.100v-4.300l-8.600 2.700v-2.700L10.100 9V4.500C10.100 2.700 10.700 1 12 1z',
  },
  tow_tractor: {
    fill: 'M1 10h8l2-5h6v5h6v6.500h-2.600a3.400 3.400 0 0 1-6.800 0h-3.200a3.400 3.400 0 0 1-6.800 0H1zM12.500 7l-1 3h3.500V7z',
  },
  baggage_tractor: { fill: 'M3 8h18v13H3z', line: 'M8 8V4h8v4', width: 2.6 },
  belt_loader: { line: 'M2.500 15.500L21.500 6M7 20.500v.01M16 20.500v.01', width: 4 },
  container_loader: { fill: 'M4 13h16v9H4zM12 1l6.500 7H14v3.500h-4V8H5.500z' },
  ground_power_unit: { fill: 'M14 1L4 14h6.500L9 23.500 20 9.500h-7z' },
  air_start_unit: {
    line: 'M2 9h11.500a3.300 3.300 0 1 0-3.200-4M2 15h16a3.200 3.200 0 1 1-3.200 4',
    width: 3,
  },
  fuel_truck: {
    fill: 'M3 4a2 2 0 0 1 2-2h7a2 2 0 0 1 2 2v18H3zM5.500 5v5h6V5z',
    line: 'M14 13h2.500v4.500a2 2 0 0 0 4 0V9L17 5.500',
    width: 2.4,
  },
  catering_truck: {
    fill: 'M14 2c4.500 0 6.500 5 6.500 11H18v9h-4z',
    line: 'M6.500 2v20M3 2v5.500a3.500 3.500 0 0 0 7 0V2',
    width: 2.6,
  },
  water_truck: { fill: 'M12 1c3 5 7.500 8.700 7.500 14a7.500 7.500 0 0 1-15 0C4.500 9.700 9 6 12 1z' },
  lavatory_truck: {
    line: 'M1.500 6l2.800 12L7 9.500 9.700 18l2.800-12M22.500 8.300a4.800 4.800 0 1 0 0 7.400',
    width: 2.7,
  },
  passenger_stairs: { fill: 'M2 22v-6h5.500v-4.500H13V7h5.500V2H22v20z' },
  bus: {
    fill: 'M3 4.500A2.500 2.500 0 0 1 5.500 2h13A2.500 2.500 0 0 1 21 4.500V19h-1.500v3H16v-3H8v3H4.500v-3H3zM6 5v7h12V5z',
  },
  deicer: { line: 'M12 2v20M3.300 7l17.400 10M20.700 7L3.300 17', width: 2.8 },
  follow_me: { line: 'M4 11.500l8-8 8 8M4 20.500l8-8 8 8', width: 3.4 },
  cleaning_van: { fill: 'M12 1l2.900 8.100L23 12l-8.100 2.900L12 23l-2.900-8.100L1 12l8.100-2.900z' },
  snow_plough: { fill: 'M2 3c5.500 4 5.500 14 0 18h5.500c4.500-5 4.500-13 0-18zM13 8h9v8h-9z' },
  fire_truck: {
    fill: 'M12.500 1c1 5 6.500 7.500 6.500 14a7 7 0 0 1-14 0c0-3 1.500-5.200 3.200-6.200.2 2 .9 3.200 2 3.700C9.700 9 10.300 4 12.500 1z',
  },
  ambulance: { fill: 'M8.700 2h6.600v6.700H22v6.600h-6.700V22H8.700v-6.700H2V8.700h6.700z' },
  police: { fill: 'M12 1.500L21.500 5v6c0 6-4 9.800-9.500 12-5.500-2.200-9.500-6-9.500-12V5z' },
  maintenance: {
    fill: 'M22 7a6.500 6.500 0 0 1-8.700 6.600l-7.100 8a2.800 2.800 0 0 1-4-4l8-7.100A6.500 6.500 0 0 1 17 2l-4 4 .7 3.300 3.300.7z',
  },
  other: { fill: 'M12 6a6 6 0 1 1 0 12 6 6 0 0 1 0-12z' },
  unknown: {
    line: 'M7.500 8.500a4.500 4.500 0 1 1 6.300 4.100C12.400 13.300 12 14 12 15.500M12 21v.01',
    width: 3.2,
  },
};
