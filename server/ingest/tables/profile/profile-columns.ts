import { longField, sourceColumns } from '../rows/cell-source.ts';
import { sourceEntries } from './field-sources.ts';
import type { Profile, ProfileFields } from './profile.ts';

/** All columns that a profile names. */
export function profileColumns({ fields, updates = [], pair }: Profile): string[] {
  const ofFields = (told: ProfileFields) =>
    sourceEntries(told).flatMap(([, source]) => sourceColumns(longField(source)));
  return [
    ...ofFields(fields as ProfileFields),
    ...updates.flatMap(update => [
      ...Object.keys(update.when ?? {}),
      ...ofFields(update.fields as ProfileFields),
    ]),
    ...(pair?.by ?? []),
  ];
}
