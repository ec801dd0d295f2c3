import { z } from 'zod';
import { airportId } from '../../../contract/session.ts';
import { isoDuration } from '../../../contract/time.ts';
import { DIRECTION_UNITS, PLACE_UNITS, SPEED_UNITS } from '../values/units.ts';
import { vocabularyOf } from '../values/words.ts';
import { readZone } from '../values/zone.ts';
import { FIELDS_OF_KIND, TABLE_KINDS, type TableKind } from './table-kinds.ts';

const UNITS = [
  ...Object.keys(SPEED_UNITS),
  ...Object.keys(DIRECTION_UNITS),
  ...PLACE_UNITS,
] as unknown as readonly [string, ...string[]];

const zone = z.string().refine(name => readZone(name) !== undefined, {
  error: 'must be UTC, an offset such as +02:00, or an IANA time zone such as Europe/Madrid',
});

const constant = z.union([z.string(), z.number(), z.boolean()]);
const MILESTONE = /^[A-Z]{3,5}$/;
const columnName = z.string().min(1, { error: 'must name a column' });
const word = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const longField = z
  .strictObject({
    column: columnName.optional(),
    columns: z.array(columnName).min(1).optional(),
    text: z.string().min(1).optional(),
    value: constant.optional(),
    values: z.record(z.string(), word).optional(),
    otherwise: word.optional(),
    unit: z.enum(UNITS).optional(),
    format: z.string().min(1).max(100).optional(),
    zone: zone.optional(),
    shift: isoDuration.optional(),
    empty: z.array(constant).optional(),
  })
  .refine(
    field =>
      [field.column, field.columns, field.text, field.value].filter(part => part !== undefined).length === 1,
    {
      error:
        'must say where its values come from: one of column, columns (joined by a blank), text, or value',
    },
  );

/** Where a field's values come from: a column's name, or more exactly. */
export type FieldSource = string | LongField;
export type LongField = z.infer<typeof longField>;

/** What a field's source is checked by is found when its field is known: see {@link checkFields}. */
const fields = z.record(z.string(), z.unknown());

const condition = z.record(columnName, z.union([constant, z.array(constant).min(1)]));

const update = z.strictObject({ when: condition.optional(), fields });
const attributeForm = z.enum(['text', 'number', 'flag', 'none']);

const pairing = z.strictObject({
  by: z.array(columnName).min(1),
  shortest: isoDuration,
  longest: isoDuration,
});

/** How a table or a list of objects is read as records. */
export const profileSchema = z
  .strictObject({
    title: z.string().optional(),
    format: z.enum(['csv', 'json']).optional(),
    matches: z.array(columnName).min(1).optional(),
    delimiter: z
      .string()
      .regex(/^(.|tab)$/su, { error: 'must be one character, or tab' })
      .optional(),
    quote: z
      .string()
      .regex(/^(.|none)$/su, { error: 'must be one character, or none' })
      .optional(),
    encoding: z.string().refine(isEncoding, { error: 'must be an encoding such as windows-1252' }).optional(),
    skip: z.int().min(0).max(1000).optional(),
    header: z.array(z.string()).min(1).optional(),
    items: z.string().optional(),
    decimal: z.enum(['.', ',']).optional(),
    empty: z.array(constant).optional(),
    airport: airportId.optional(),
    zone: zone.optional(),
    date: z.iso.date({ error: 'must be a date such as 2020-10-02' }).optional(),
    kind: z.enum(TABLE_KINDS),
    fields,
    updates: z.array(update).min(1).optional(),
    attributes: z.record(columnName, attributeForm).optional(),
    pair: pairing.optional(),
  })
  .check(({ value, issues }) => {
    issues.push(...checkFields(value.kind, value.fields, ['fields']));
    for (const [index, each] of (value.updates ?? []).entries()) {
      issues.push(...checkFields(value.kind, each.fields, ['updates', index, 'fields']));
    }
    if (value.pair && value.kind !== 'flights') {
      issues.push({
        code: 'custom',
        message: 'pairs flights alone',
        path: ['pair'],
        input: value.pair,
      });
    }
  });
export type Profile = z.infer<typeof profileSchema>;

/** The fields of a profile, or of an update in it: each with its source, the milestones of a flight with one each,
 * or with a column that holds them all. */
export type ProfileFields = Readonly<Record<string, FieldSource>> & {
  readonly milestones?: string | Readonly<Record<string, FieldSource>> | undefined;
};

type Issue = z.core.$ZodRawIssue;

function checkFields(
  kind: TableKind,
  fields: Record<string, unknown>,
  path: readonly PropertyKey[],
): Issue[] {
  const known = FIELDS_OF_KIND[kind];
  return Object.entries(fields).flatMap(([name, source]): Issue[] => {
    const at = [...path, name];
    if (name === 'milestones' && known.includes(name)) return checkMilestones(source, at);
    if (known.includes(name)) return [...checkSource(source, at), ...checkWords(kind, name, source, at)];
    return [problem(`is no field of ${kind}; known are ${known.join(', ')}`, at, source)];
  });
}

function checkMilestones(milestones: unknown, path: readonly PropertyKey[]): Issue[] {
  if (typeof milestones === 'string') return checkSource(milestones, path);
  if (typeof milestones !== 'object' || milestones === null) {
    return [problem('must be milestones with the columns that tell them', path, milestones)];
  }
  return Object.entries(milestones).flatMap(([name, source]) =>
    MILESTONE.test(name)
      ? checkSource(source, [...path, name])
      : [problem('must be an A-CDM abbreviation in capitals, such as AIBT', [...path, name], source)],
  );
}

function checkSource(source: unknown, path: readonly PropertyKey[]): Issue[] {
  const schema: z.ZodType = typeof source === 'object' && source !== null ? longField : columnName;
  const issues = schema.safeParse(source).error?.issues ?? [];
  return issues.map(issue => ({ ...issue, path: [...path, ...issue.path], input: source }) as Issue);
}

const NUMBERS = new Set(['lat', 'lon', 'speed', 'heading', 'priority']);

/** What a source's words are to stand for goes into records as it is, so it must be what the field may hold. */
function checkWords(kind: TableKind, name: string, source: unknown, path: readonly PropertyKey[]): Issue[] {
  const { data } = longField.safeParse(source);
  if (!data) return [];
  const words = vocabularyOf(kind, name)?.words;
  const rule = words ? `must be one of ${words.join(', ')}` : 'must be a number';
  const fits = (told: unknown) =>
    words ? words.some(each => each === told) : !NUMBERS.has(name) || typeof told === 'number';
  const told: [readonly PropertyKey[], unknown][] = [
    ...Object.entries(data.values ?? {}).map(([from, to]) => [['values', from], to] as [string[], unknown]),
    [['otherwise'], data.otherwise],
  ];
  return told
    .filter(([, to]) => to !== undefined && to !== null && !fits(to))
    .map(([at, to]) => problem(rule, [...path, ...at], to));
}

function problem(message: string, path: readonly PropertyKey[], input: unknown): Issue {
  return { code: 'custom', message, path: [...path], input };
}

function isEncoding(label: string): boolean {
  try {
    new TextDecoder(label);
    return true;
  } catch {
    return false;
  }
}
