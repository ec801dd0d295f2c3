import { airportId as airportIdRule } from '../../../contract/session.ts';
import { AT, FIELDS } from '../../positions/position-fields.ts';
import { canCutBytes } from '../csv/cell-cutter.ts';
import type { CsvDialect } from '../csv/csv-rows.ts';
import type { AttributeWriter } from '../rows/attributes.ts';
import type { RowMapper } from '../rows/row-mapper.ts';
import type { ParserSettings } from '../rows/table-parser.ts';
import type { MappedField } from '../rows/update-mapper.ts';
import { CellField, type TableCells } from './cell-field.ts';
import { KnownTexts } from './known-texts.ts';

/** A table of positions of which rows can be read from their bytes. */
export interface PlainTable {
  readonly dialect: CsvDialect;
  readonly cells: TableCells;
  /** All but the time, which is read last: what is read of it may depend on the rows before. */
  readonly fields: readonly CellField[];
  readonly time: CellField;
  /** Columns that would become attributes. */
  readonly others: readonly number[];
  /** Columns that become attributes where they hold other than the field in that place, among {@link FIELDS}. */
  readonly words: readonly { readonly column: number; readonly place: number }[];
  readonly attributeWriter: AttributeWriter;
  readonly airportId: string;
  readonly leftOut: ReadonlySet<string>;
}

/** Finds how rows can be read from their bytes; `undefined` where that would not be as the mapper reads them. */
export function plainTable(
  dialect: CsvDialect,
  { profile, columns, airportId, leftOut }: ParserSettings,
  { onlyFields, attributes, attributeWriter, empty }: RowMapper,
): PlainTable | undefined {
  if (profile.kind !== 'positions' || !canCutBytes(dialect)) return undefined;
  if (!airportIdRule.safeParse(airportId).success || !onlyFields?.every(isReadable)) return undefined;
  const cells: TableCells = { columns, empty: new KnownTexts(empty), decimal: profile.decimal ?? '.' };
  const fields = onlyFields.map(field => new CellField(field, cells));
  const time = fields.find(({ place }) => place === AT.time);
  if (!time) return undefined;
  return {
    dialect,
    cells,
    fields: fields.filter(field => field !== time),
    time,
    others: attributes.filter(({ wordOf }) => wordOf === undefined).map(({ index }) => index),
    words: attributes.flatMap(({ index: column, wordOf }) =>
      wordOf === undefined ? [] : [{ column, place: FIELDS.indexOf(wordOf) }],
    ),
    attributeWriter,
    airportId,
    leftOut: new Set(leftOut),
  };
}

/** Whether it fills a plain field of a position; a row without a time in a column of its own may be a blank line. */
function isReadable({ name, told }: MappedField): boolean {
  const place = FIELDS.indexOf(name);
  if (place === -1 || place === AT.attributes) return false;
  if (place === AT.time && told.column === undefined && told.columns === undefined) return false;
  return told.empty === undefined || told.column !== undefined;
}
