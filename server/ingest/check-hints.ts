import type { ImportHints } from './import-hints.ts';
import { readToldColumns } from './tables/guess/column-roles.ts';
import { profileOf } from './tables/profile/presets.ts';

/** Throws an `ImportError` where what was told of tables cannot be read, whether it comes to be needed or not. */
export function checkHints({ profile, columns }: ImportHints): void {
  if (profile !== undefined) profileOf(profile);
  if (columns !== undefined) readToldColumns(columns);
}
