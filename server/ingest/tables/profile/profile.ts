import { z } from 'zod';
import { airportId } from '../../../contract/session.ts';
import { isoDuration } from '../../../contract/time.ts';
import { DIRECTION_UNITS, PLACE_UNITS, SPEED_UNITS } from '../values/units.ts';
import { readZone } from '../values/zone.ts';
import { FIELDS_OF_KIND, TABLE_KINDS } from './table-kinds.ts';

const UNITS = [
  ...Object.keys(SPEED_UNITS),
  ...Object.keys(DIRECTION_UNITS),
  ...PLACE_UNITS,
] as unknown as readonly [string, ...string[]];

const zone = z.string().refine(name => readZone(name) !== undefined, {
  error: 'must be UTC, an offset such as +02:00, or an IANA time zone such as Europe/Madrid',
});

const constant = z.union([z.string(), z.number(), z.boolean()]);
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
    format: z.string().min(1).optional(),
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
export const fieldSource = z.union([columnName, longField]);
export type FieldSource = z.infer<typeof fieldSource>;
export type LongField = z.infer<typeof longField>;

const milestones = z.record(
  z.string().regex(/^[A-Z]{3,5}$/, { error: 'must be an A-CDM abbreviation in capitals, such as AIBT' }),
  fieldSource,
);
const fields = z.looseObject({ milestones: milestones.optional() });

const condition = z.record(columnName, z.union([constant, z.array(constant).min(1)]));

const update = z.strictObject({ when: condition.optional(), fields });
const attributeForm = z.enum(['text', 'number', 'flag', 'none']);
const character = z.string().length(1, { error: 'must be a single character' });

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
    delimiter: z.union([character, z.literal('tab')]).optional(),
    quote: z.union([character, z.literal('none')]).optional(),
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
    const known = new Set<string>(FIELDS_OF_KIND[value.kind]);
    const places = [
      { path: ['fields'], given: value.fields },
      ...(value.updates ?? []).map((each, index) => ({
        path: ['updates', index, 'fields'],
        given: each.fields,
      })),
    ];
    for (const { path, given } of places) {
      for (const [name, source] of Object.entries(given)) {
        if (!known.has(name)) {
          const message = `is no field of ${value.kind}; known are ${[...known].join(', ')}`;
          issues.push({ code: 'custom', message, path: [...path, name], input: source });
        } else if (name !== 'milestones') {
          const checked = fieldSource.safeParse(source);
          for (const issue of checked.error?.issues ?? []) {
            issues.push({ ...issue, path: [...path, name, ...issue.path], input: source } as never);
          }
        }
      }
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
export type ProfileFields = Readonly<Record<string, FieldSource>> & {
  readonly milestones?: Readonly<Record<string, FieldSource>> | undefined;
};

function isEncoding(label: string): boolean {
  try {
    new TextDecoder(label);
    return true;
  } catch {
    return false;
  }
}
