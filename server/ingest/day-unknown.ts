import { dateInName } from '../contract/date-in-name.ts';
import { ImportError } from './import-error.ts';

/** Why a file that tells times of day alone cannot be read, with the date that its name seems to hold. */
export function dayUnknown(first: 'record' | 'row', name: string): ImportError {
  const inName = dateInName(name);
  const suggestion = inName === undefined ? '' : ` (its name may hold it: ${inName})`;
  return new ImportError(
    `has times of day alone, and the day of the first ${first} is not known${suggestion}`,
    'date',
  );
}
