import { type MapFeature, type MapProperties, pointFeature } from '../map/map-feature.ts';
import type { Row } from './row.ts';

/** FlightGear's airports write the terminal and ramp after the stand: "101 T2/R4", "900 R32". */
const NAME_WITH_AREA = /^(?<name>\S+) (?<area>(?:T\w+\/)?R\d+)$/;

/** Reads row 15, a start location of format 8.10 to 9: latitude, longitude, heading, name. */
export function readStartLocation(row: Row): MapFeature {
  row.word(4, 'name');
  const written = row.rest(4);
  const parts = NAME_WITH_AREA.exec(written)?.groups;
  return pointFeature(row.position(1), {
    layer: 'stand',
    name: parts?.name ?? written,
    heading: row.heading(3),
    ...(parts?.area === undefined ? {} : { area: parts.area }),
  });
}

/** Reads row 1300, a ramp of format 10 and later: latitude, longitude, heading, type, aircraft, name. */
export function readRamp(row: Row): MapFeature {
  row.word(6, 'name');
  return pointFeature(row.position(1), {
    layer: 'stand',
    name: row.rest(6),
    heading: row.heading(3),
    standType: row.word(4, 'ramp type'),
  });
}

/** Reads row 1301, which tells more of the ramp just before it: size letter, operation, airlines. */
export function readRampDetails(row: Row): Pick<MapProperties, 'size' | 'operation' | 'airlines'> {
  const airlines = row.rest(3).toUpperCase();
  return {
    size: row.word(1, 'size').toUpperCase(),
    operation: row.word(2, 'operation'),
    ...(airlines === '' ? {} : { airlines: airlines.split(/[ ,]/).filter(code => code !== '') }),
  };
}
