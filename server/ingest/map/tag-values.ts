type Tags = Readonly<Record<string, string>>;

const FOOT = 0.3048;
const COMPASS = [
  'n',
  'nne',
  'ne',
  'ene',
  'e',
  'ese',
  'se',
  'sse',
  's',
  'ssw',
  'sw',
  'wsw',
  'w',
  'wnw',
  'nw',
  'nnw',
];

/** What something is called: its reference, else its name. */
export function nameOf(tags: Tags): string {
  return (tags.ref || tags.local_ref || tags.name || '').trim();
}

/** A length in metres from `45`, `45 m`, `150 ft` or `150'`; `undefined` where there is none above zero. */
export function metresOf(text: string | undefined): number | undefined {
  const [, number, unit] = /^\s*(\d+(?:[.,]\d+)?)\s*(m|ft|feet|'|)\s*$/i.exec(text ?? '') ?? [];
  if (number === undefined) return undefined;
  const value = Number(number.replace(',', '.')) * (unit === '' || /^m$/i.test(unit ?? '') ? 1 : FOOT);
  return value > 0 ? Math.round(value * 10) / 10 : undefined;
}

/** A heading from degrees or a compass point (`SW`), [0, 360). */
export function headingOf(tags: Tags): number | undefined {
  const text = (tags.heading ?? tags.direction ?? tags.orientation ?? '').trim().toLowerCase();
  const point = COMPASS.indexOf(text);
  if (point !== -1) return point * 22.5;
  const degrees = Number(text);
  return text !== '' && Math.abs(degrees) <= 360 ? (degrees + 360) % 360 : undefined;
}

/** Which way a way may be used: `backward` is against the order of its points. */
export function wayOf(tags: Tags): 'both' | 'forward' | 'backward' {
  const oneWay = (tags.oneway ?? '').toLowerCase();
  if (oneWay === '-1' || oneWay === 'reverse') return 'backward';
  if (['yes', 'true', '1'].includes(oneWay)) return 'forward';
  return oneWay === '' && tags.junction === 'roundabout' ? 'forward' : 'both';
}

/** The surface in apt.dat's words where they fit: `asphalt`, `concrete`, … */
export function surfaceOf(tags: Tags): string | undefined {
  const surface = tags.surface?.trim().toLowerCase();
  return surface === '' ? undefined : surface?.replace(/^concrete:.*$/, 'concrete');
}
