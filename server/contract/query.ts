import { z } from 'zod';
import { type Filters, filters } from './filters.ts';
import { latitude, longitude } from './records.ts';
import { isoTime } from './time.ts';

const DECIMAL = /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i;

const isDecimal = (text: unknown): text is string => typeof text === 'string' && DECIMAL.test(text);

/** A number of a query, from its decimal text. */
export const queryNumber = <T extends z.ZodType<number>>(schema: T) =>
  z.preprocess(text => (isDecimal(text) ? Number(text) : text), schema);

/** A time of a query. A plus that is not encoded arrives as a space; before an offset it counts as the plus it was. */
export const queryTime = z.preprocess(
  text => (typeof text === 'string' ? text.replace(/ (?=\d\d:\d\d$)/, '+') : text),
  isoTime,
);

/** A duration of a query; a plain number counts as seconds. */
export const queryDuration = <T extends z.ZodType<string>>(schema: T) =>
  z.preprocess(text => (isDecimal(text) ? `PT${text}S` : text), schema);

/** `true` or `false` of a query, from its text. */
export const queryBoolean = z.preprocess(
  text => (text === 'true' ? true : text === 'false' ? false : text),
  z.boolean({ error: 'must be true or false' }),
);

const COMMAS = { param: { style: 'form', explode: false } } as const;

/** A list of a query: items with commas between them. An empty text is the empty list. */
const queryList = <T extends z.ZodType>(schema: T) =>
  z
    .preprocess(text => (text === '' ? [] : typeof text === 'string' ? text.split(',') : text), schema)
    .optional()
    .meta(COMMAS);

const { shape } = filters;

/** The fields of {@link filters} as a query gives them: lists with commas, `bbox` as `west,south,east,north`. */
export const filterQuery = {
  kinds: queryList(shape.kinds.unwrap()),
  vehicleTypes: queryList(shape.vehicleTypes.unwrap()),
  vehicleIds: queryList(shape.vehicleIds.unwrap()),
  vehicleStatuses: queryList(shape.vehicleStatuses.unwrap()),
  taskTypes: queryList(shape.taskTypes.unwrap()),
  taskStatuses: queryList(shape.taskStatuses.unwrap()),
  taskIds: queryList(shape.taskIds.unwrap()),
  flightIds: queryList(shape.flightIds.unwrap()),
  stands: queryList(shape.stands.unwrap()),
  bbox: z
    .preprocess(
      text =>
        typeof text === 'string'
          ? text.split(',').map(part => (isDecimal(part) ? Number(part) : part))
          : text,
      shape.bbox.unwrap(),
    )
    .optional()
    .meta({ ...COMMAS, description: 'west,south,east,north in degrees' }),
} as const satisfies { [F in keyof Filters]-?: z.ZodType<Filters[F]> };

/** A position of a query, as `lon,lat`. */
export const queryPosition = z
  .preprocess(
    text =>
      typeof text === 'string' ? text.split(',').map(part => (isDecimal(part) ? Number(part) : part)) : text,
    z.tuple([longitude, latitude]),
  )
  .meta(COMMAS);

/** The filters among a parsed query's fields. */
export function filtersOf(query: Filters): Filters {
  const names = Object.keys(filterQuery) as (keyof Filters)[];
  return Object.fromEntries(names.flatMap(name => (query[name] ? [[name, query[name]]] : [])));
}

const limit = z.int().min(1).max(1000).meta({ description: 'How many items a page holds at most' });

/** The query fields that page through a list. */
export const pageQuery = {
  limit: queryNumber(limit).default(100),
  cursor: z.string().max(500).optional().meta({ description: 'The `next` of the page before' }),
};
