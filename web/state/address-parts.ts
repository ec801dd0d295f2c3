import { z } from 'zod';
import { type Filters, filters } from '../../server/contract/filters.ts';
import { identifier } from '../../server/contract/records.ts';
import { playbackSpeed } from '../../server/contract/session.ts';
import { isoTime, toIso, toMs } from '../../server/contract/time.ts';
import { LANGUAGES, type Language } from '../language/language.ts';
import type { Camera } from './camera.ts';
import { PANES, type PaneId } from './panes.ts';
import { SELECTABLE_KINDS, type SelectableKind, type Selection } from './selection.ts';

/** How one part of an address is written, and read back exactly; `undefined` where it cannot be read. */
type Part<T> = {
  readonly read: (text: string) => T | undefined;
  readonly write: (value: T) => string;
};

const name: Part<string> = {
  read: text => identifier.safeParse(text).data,
  write: value => value,
};

/** An instant, ms since 1970, as RFC 3339; a plus that was not encoded arrives as a space. */
const instant: Part<number> = {
  read: text => {
    const { data } = isoTime.safeParse(text.replace(/ (?=\d\d:\d\d$)/, '+'));
    return data === undefined ? undefined : toMs(data);
  },
  write: ms => toIso(ms).replace('.000Z', 'Z'),
};

const flag: Part<boolean> = {
  read: text =>
    text === '1' || text === 'true' ? true : text === '0' || text === 'false' ? false : undefined,
  write: value => (value ? '1' : '0'),
};

const speed: Part<number> = {
  read: text => playbackSpeed.safeParse(numberOf(text)).data,
  write: String,
};

const selected: Part<Selection> = {
  read: text => {
    const [kind = '', ...rest] = text.split(':');
    const id = name.read(rest.join(':'));
    if (id === undefined || !SELECTABLE_KINDS.some(each => each === kind)) return undefined;
    return { kind: kind as SelectableKind, id };
  },
  write: ({ kind, id }) => `${kind}:${id}`,
};

/** Longitude, latitude, zoom, bearing, pitch, to a decimetre and a tenth of a degree. */
const CAMERA = z.tuple([
  z.number().min(-180).max(180),
  z.number().min(-90).max(90),
  z.number().min(0).max(24),
  z.number().min(-180).max(180),
  z.number().min(0).max(85),
]);
const CAMERA_DIGITS = [6, 6, 2, 1, 1] as const;

const seenFrom: Part<Camera> = {
  read: text => {
    const { data } = CAMERA.safeParse(text.split(',').map(numberOf));
    if (!data) return undefined;
    const [lon, lat, zoom, bearing, pitch] = data;
    return { lon, lat, zoom, bearing, pitch };
  },
  write: ({ lon, lat, zoom, bearing, pitch }) =>
    [lon, lat, zoom, bearing, pitch]
      .map((value, at) => `${Number(value.toFixed(CAMERA_DIGITS[at]))}`)
      .join(','),
};

/** `none` where no pane is open. */
const pane: Part<PaneId | null> = {
  read: text => (text === 'none' ? null : PANES.find(each => each === text)),
  write: value => value ?? 'none',
};

const language: Part<Language> = {
  read: text => (Object.keys(LANGUAGES) as Language[]).find(tag => tag.toLowerCase() === text.toLowerCase()),
  write: value => value,
};

const bbox: Part<NonNullable<Filters['bbox']>> = {
  read: text => filters.shape.bbox.safeParse(text.split(',').map(numberOf)).data,
  write: value => value.join(','),
};

/** Values with commas between them; a comma within one is written as %2C. An empty text is the empty list. */
function list<T extends string>(schema: z.ZodType<T[] | undefined>): Part<T[]> {
  return {
    read: text => schema.safeParse(text === '' ? [] : text.split(',').map(unescaped)).data,
    write: values => values.map(escaped).join(','),
  };
}

const { shape } = filters;

/** The parts of an address by the names that stand in it, in the order in which they are written. */
export const PARTS = {
  sessionId: name,
  airport: { read: text => name.read(text.toUpperCase()), write: value => value } satisfies Part<string>,
  from: instant,
  to: instant,
  time: instant,
  speed,
  loop: flag,
  kinds: list(shape.kinds),
  vehicleTypes: list(shape.vehicleTypes),
  vehicleIds: list(shape.vehicleIds),
  vehicleStatuses: list(shape.vehicleStatuses),
  taskTypes: list(shape.taskTypes),
  taskStatuses: list(shape.taskStatuses),
  taskIds: list(shape.taskIds),
  flightIds: list(shape.flightIds),
  stands: list(shape.stands),
  bbox,
  select: selected,
  camera: seenFrom,
  pane,
  lang: language,
  kiosk: flag,
} as const;

export type PartName = keyof typeof PARTS;
type ValueOf<P> = P extends Part<infer T> ? T : never;

/** What an address tells: times in ms since 1970; a part that is not there is left out. */
export type AddressParts = { readonly [N in PartName]?: ValueOf<(typeof PARTS)[N]> };

/** `NaN` for anything but a decimal number. */
function numberOf(text: string): number {
  return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(text) ? Number(text) : Number.NaN;
}

function escaped(value: string): string {
  return value.replaceAll('%', '%25').replaceAll(',', '%2C');
}

function unescaped(text: string): string {
  return text.replaceAll(/%2C/gi, ',').replaceAll('%25', '%');
}
