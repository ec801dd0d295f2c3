import { ImportError } from '../import-error.ts';
import { COLUMN_ROLES, type ColumnNames } from './column-layout.ts';

/** Reads which column of a table holds what from a text such as `time=when,id=unit`. Throws an {@link ImportError}. */
export function columnsNamed(text: string): ColumnNames {
  const columns: ColumnNames = {};
  for (const pair of text.split(',')) {
    const [name = '', column = ''] = pair.split('=', 2).map(part => part.trim());
    const role = COLUMN_ROLES.find(known => known === name);
    if (!role || column === '') {
      throw new ImportError(
        `${pair}: must be ROLE=COLUMN, ROLE one of ${COLUMN_ROLES.join(', ')}`,
        'columns',
      );
    }
    columns[role] = column;
  }
  return columns;
}
