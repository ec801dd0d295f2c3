/** Metres per second in one unit: the knot is 1852 m/h (ISO 80000-3), the mile 1609.344 m. */
export const SPEED_UNITS = {
  kt: { title: 'knots', factor: 1852 / 3600 },
  mps: { title: 'metres per second', factor: 1 },
  kmh: { title: 'kilometres per hour', factor: 1 / 3.6 },
  mph: { title: 'miles per hour', factor: 0.44704 },
} as const;

/**
 * Degrees in one unit. `deg180` counts from -180 to 180, `mil` is the 6,400th part of a turn (NATO); only plain
 * degrees are held to [0, 360), for there a value beyond tells a mistake.
 */
export const DIRECTION_UNITS = {
  deg: { title: 'degrees', factor: 1 },
  deg180: { title: 'degrees from -180 to 180', factor: 1 },
  rad: { title: 'radians', factor: 180 / Math.PI },
  mil: { title: 'mils', factor: 360 / 6400 },
} as const;

/** How positions are written: decimal degrees, degrees with minutes and perhaps seconds, or whole 10^-7 degrees. */
export const PLACE_UNITS = ['degrees', 'dms', 'e7', 'e6', 'e5'] as const;

const PLACE_TITLES: Readonly<Record<string, string>> = {
  dms: 'degrees and minutes',
  e7: 'units of 10⁻⁷ degrees',
  e6: 'units of 10⁻⁶ degrees',
  e5: 'units of 10⁻⁵ degrees',
};

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const COMMA_NUMBER = /^[+-]?(\d+,?\d*|,\d+)(e[+-]?\d+)?$/i;
const SPLIT =
  /^([NSEW])?\s*([+-])?(\d{1,3})[°º:\s]\s*(\d{1,2}(?:[.,]\d+)?)\s*['′’:\s]?\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*["″”]?)?\s*([NSEW])?$/i;
/** As NMEA 0183 writes them: `4117.8237N`. */
const JOINED = /^([+-])?(\d{1,3})(\d{2}[.,]\d+)\s*([NSEW])?$/i;

/** A number's reader: NaN for a text that is none. */
export type NumberReader = (cell: unknown) => number;

/** Reads plain numbers; with `decimal` a comma, `41,3`. No thousands, no hexadecimals. */
export function numberReader(decimal: '.' | ','): NumberReader {
  if (decimal === '.') {
    return cell => {
      if (typeof cell === 'string') return isDecimal(cell) || NUMBER.test(cell) ? Number(cell) : Number.NaN;
      return typeof cell === 'number' ? cell : Number.NaN;
    };
  }
  return cell => {
    if (typeof cell === 'string')
      return COMMA_NUMBER.test(cell) ? Number(cell.replace(',', '.')) : Number.NaN;
    return typeof cell === 'number' ? cell : Number.NaN;
  };
}

/** Whether a text is digits with a point at most and a minus at most before them, which most numbers are. */
function isDecimal(text: string): boolean {
  let points = 0;
  let digits = 0;
  for (let at = text.charCodeAt(0) === 0x2d ? 1 : 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) digits++;
    else if (code !== 0x2e || ++points > 1) return false;
  }
  return digits > 0;
}

/** Reads a speed as metres per second, rounded to two decimals. */
export function speedReader(unit: keyof typeof SPEED_UNITS, number: NumberReader): NumberReader {
  const { factor } = SPEED_UNITS[unit];
  return cell => Math.round(number(cell) * factor * 100) / 100;
}

/** Reads a heading as degrees; 360 becomes 0, and units other than plain degrees are turned into [0, 360). */
export function directionReader(unit: keyof typeof DIRECTION_UNITS, number: NumberReader): NumberReader {
  if (unit === 'deg') {
    return cell => {
      const degrees = number(cell);
      return degrees === 360 ? 0 : degrees;
    };
  }
  const { factor } = DIRECTION_UNITS[unit];
  return cell => {
    const degrees = Math.round(((((number(cell) * factor) % 360) + 360) % 360) * 1000) / 1000;
    return degrees === 360 ? 0 : degrees;
  };
}

/** Reads a longitude or latitude as degrees. */
export function placeReader(unit: string, number: NumberReader): NumberReader {
  if (unit === 'dms') return cell => (typeof cell === 'string' ? sexagesimal(cell) : Number.NaN);
  const divisor = unit === 'degrees' ? 1 : 10 ** Number(unit.slice(1));
  return divisor === 1 ? number : cell => number(cell) / divisor;
}

/** A unit in words; `undefined` for one that goes without saying. */
export function unitTitle(unit: string | undefined): string | undefined {
  if (unit === undefined) return undefined;
  if (Object.hasOwn(SPEED_UNITS, unit)) return SPEED_UNITS[unit as keyof typeof SPEED_UNITS].title;
  if (unit !== 'deg' && Object.hasOwn(DIRECTION_UNITS, unit))
    return DIRECTION_UNITS[unit as keyof typeof DIRECTION_UNITS].title;
  return PLACE_TITLES[unit];
}

/** Degrees of `41°17.82'N`, `N 41 17 49.4`, `-2:04:42` or `4117.8237N`; NaN for anything else. */
export function sexagesimal(text: string): number {
  const split = SPLIT.exec(text);
  const joined = split ? null : JOINED.exec(text);
  const [before, sign, whole, minutes, seconds = '0', after] = split
    ? split.slice(1)
    : joined
      ? [undefined, joined[1], joined[2], joined[3], undefined, joined[4]]
      : [];
  if (whole === undefined || minutes === undefined || (before && after)) return Number.NaN;
  const [m, s] = [minutes, seconds].map(part => Number(part.replace(',', '.')));
  if (m === undefined || s === undefined || m >= 60 || s >= 60) return Number.NaN;
  const degrees = Number(whole) + m / 60 + s / 3600;
  const side = (before ?? after ?? '').toUpperCase();
  return side === 'S' || side === 'W' || sign === '-' ? -degrees : degrees;
}
