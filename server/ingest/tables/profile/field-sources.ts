import type { FieldSource, ProfileFields } from './profile.ts';

/** The sources of fields, and of single milestones. */
export interface FieldSources {
  readonly fields: Readonly<Record<string, FieldSource>>;
  readonly milestones: Readonly<Record<string, FieldSource>>;
}

/** Tells a profile's milestones, one source each, from its other fields, of which a column of them all is one. */
export function fieldSources({ milestones = {}, ...fields }: ProfileFields): FieldSources {
  if (typeof milestones !== 'string') return { fields, milestones };
  return { fields: { ...fields, milestones }, milestones: {} };
}

/** The same as one list, of names and sources. */
export function sourceEntries(told: ProfileFields): [name: string, source: FieldSource][] {
  const { fields, milestones } = fieldSources(told);
  return [...Object.entries(fields), ...Object.entries(milestones)];
}
