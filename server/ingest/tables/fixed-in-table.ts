import { FixedTransponders } from '../fixed-transponders.ts';
import type { Pass, Source } from '../source.ts';
import type { OpenTable } from './open-table.ts';
import { longField } from './rows/cell-source.ts';
import { type MappingSettings, RowMapper, UNDETERMINED } from './rows/row-mapper.ts';

/** Whatever the case of its letters, save for ones that nobody writes. */
const SPELLINGS = [UNDETERMINED.slice(1), UNDETERMINED.slice(1).toUpperCase()];

/**
 * The ids of positions' fixed transponders, sorted. A table without types has none that can be told, nor one that does
 * not hold the word for a type that is not known: that is found without reading its rows.
 */
export async function fixedTransponders(
  { table, profile }: OpenTable,
  settings: MappingSettings,
  source: Source,
  pass: () => Pass,
): Promise<readonly string[]> {
  const type = profile.fields.vehicleType;
  if (profile.kind !== 'positions' || type === undefined || profile.updates) return [];
  if (longField(type as string).column === undefined) return [];
  if (table.isUtf8 && !(await mentionsUndetermined(source, pass()))) return [];
  const found = new FixedTransponders();
  const mapper = new RowMapper(settings);
  for await (const { rows } of table.read(pass())) {
    for (const { cells, line } of rows) {
      const seen = typeof cells === 'string' ? undefined : mapper.sighting(cells, line);
      if (seen) found.see(seen);
    }
  }
  return [...found.ids()].sort();
}

async function mentionsUndetermined(source: Source, pass: Pass): Promise<boolean> {
  const most = UNDETERMINED.length;
  let end = Buffer.alloc(0);
  for await (const chunk of source.bytes({ ...pass, keepsNothing: true })) {
    const seam = Buffer.concat([end, chunk.subarray(0, most)]);
    if (SPELLINGS.some(word => seam.includes(word) || chunk.includes(word))) return true;
    end = Buffer.from(chunk.length < most ? seam.subarray(-most) : chunk.subarray(-most));
  }
  return false;
}
