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

/** A column that becomes an attribute. */
interface PlainAttribute {
  readonly column: number;
  /** The place, among {@link FIELDS}, of the field whose word it may say once more; -1 where there is none. */
  readonly wordOf: number;
}

/** A table of positions of which rows can be read from their bytes. */
export interface PlainTable {
  readonly dialect: CsvDialect;
  readonly cells: TableCells;
  /** All but the time, which is read last: what is read of it may depend on the rows before. */
  readonly fields: readonly CellField[];
  readonly time: CellField;
  readonly attributes: readonly PlainAttribute[];
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
    attributes: attributes.map(({ index, wordOf }) => ({
      column: index,
      wordOf: wordOf === undefined ? -1 : FIELDS.indexOf(wordOf),
    })),
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
