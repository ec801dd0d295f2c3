import { ImportError } from '../../import-error.ts';
import { FIELDS_OF_KIND, TABLE_KINDS, type TableKind } from '../profile/table-kinds.ts';
import { SPEED_UNITS } from '../values/units.ts';

/** Short names of what a column of positions can mean. `speed_kt` and its like tell the unit. */
const SHORT_ROLES: Readonly<Record<string, { field: string; unit?: string }>> = {
  time: { field: 'time' },
  id: { field: 'vehicleId' },
  lat: { field: 'lat' },
  lon: { field: 'lon' },
  callsign: { field: 'callsign' },
  type: { field: 'vehicleType' },
  heading: { field: 'heading' },
  speed: { field: 'speed' },
  ...Object.fromEntries(Object.keys(SPEED_UNITS).map(unit => [`speed_${unit}`, { field: 'speed', unit }])),
};

/** What a column can be told to mean: short names, any field of the contract, or an A-CDM milestone. */
export const COLUMN_ROLES: readonly string[] = Object.keys(SHORT_ROLES);

/** What whoever imports tells of columns, before any guess. */
export interface ToldColumns {
  readonly kind?: TableKind | undefined;
  readonly columns: readonly { readonly field: string; readonly unit?: string; readonly column: string }[];
}

const FIELDS: ReadonlySet<string> = new Set(Object.values(FIELDS_OF_KIND).flat());

/** Reads `time=when,id=unit`, or `kind=tasks,taskId=job`. Throws an {@link ImportError}. */
export function readToldColumns(text: string): ToldColumns {
  let kind: TableKind | undefined;
  const columns: { field: string; unit?: string; column: string }[] = [];
  for (const pair of text.split(',')) {
    const [name = '', column = ''] = pair.split('=', 2).map(part => part.trim());
    const told = name === 'kind' ? TABLE_KINDS.find(each => each === column) : undefined;
    const role =
      SHORT_ROLES[name] ?? (FIELDS.has(name) || /^[A-Z]{3,5}$/.test(name) ? { field: name } : undefined);
    if (told) kind = told;
    else if (role && column !== '') columns.push({ ...role, column });
    else {
      throw new ImportError(
        `${pair}: must be ROLE=COLUMN, ROLE one of ${COLUMN_ROLES.join(', ')}, a field of the format or a milestone such as AIBT; or kind= and one of ${TABLE_KINDS.join(', ')}`,
        'columns',
      );
    }
  }
  return { kind, columns };
}
