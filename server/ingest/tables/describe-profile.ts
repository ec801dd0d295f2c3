import { sourceEntries } from './profile/field-sources.ts';
import type { FieldSource, Profile, ProfileFields } from './profile/profile.ts';
import type { AttributeColumn } from './rows/attributes.ts';
import { longField, sourceLabel } from './rows/cell-source.ts';
import { unitTitle } from './values/units.ts';

/** The short names by which positions' fields go. */
const SHORT_NAMES: Readonly<Record<string, string>> = { vehicleId: 'id', vehicleType: 'type' };

/** Which column holds what, in a line that a person can check. */
export function describeProfile(
  profile: Profile,
  attributes: readonly AttributeColumn[],
  preset: string | undefined,
): string {
  const all = new Map<string, string>();
  const add = (name: string, told: FieldSource) => {
    const field = longField(told);
    if (field.value !== undefined) return;
    const unit = unitTitle(field.unit);
    const label = `${sourceLabel(name, field)}${unit ? ` in ${unit}` : ''}`;
    const short = profile.kind === 'positions' ? (SHORT_NAMES[name] ?? name) : name;
    const before = all.get(short);
    if (!before?.split(' or ').includes(label)) all.set(short, before ? `${before} or ${label}` : label);
  };
  const addAll = (told: ProfileFields) => {
    for (const [name, source] of sourceEntries(told)) add(name, source);
  };
  addAll(profile.fields as ProfileFields);
  for (const update of profile.updates ?? []) addAll(update.fields as ProfileFields);
  const parts = [...all].map(([name, label]) => `${name} = ${label}`);
  if (attributes.length > 0) parts.push(`attributes = ${attributes.map(({ name }) => name).join(', ')}`);
  if (preset !== undefined) parts.push(`as the profile ${preset} says`);
  return `columns: ${parts.join('; ')}`;
}
