import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ImportError } from '../../import-error.ts';
import type { Profile } from './profile.ts';
import { parseProfile } from './profile-text.ts';

const FOLDER = join(import.meta.dirname, '../../../../data/profiles');
const EXTENSION = '.yaml';

/** A profile that comes with the program. */
export interface Preset {
  readonly name: string;
  readonly profile: Profile;
}

let known: readonly Preset[] | undefined;

/** All presets, by name. They are read once. */
export function presets(): readonly Preset[] {
  known ??= readdirSync(FOLDER)
    .filter(file => file.endsWith(EXTENSION))
    .sort()
    .map(file => ({
      name: file.slice(0, -EXTENSION.length),
      profile: parseProfile(readFileSync(join(FOLDER, file), 'utf8')),
    }));
  return known;
}

/** The profile that a text holds or that it names: YAML, or a preset's name. Throws an {@link ImportError}. */
export function profileOf(text: string): Profile {
  const name = text.trim();
  if (!/^[\w-]+$/.test(name)) return parseProfile(text);
  const preset = presets().find(each => each.name === name);
  if (preset) return preset.profile;
  throw new ImportError(
    `cannot be read: there is no profile ${name}; presets are ${presets()
      .map(each => each.name)
      .join(', ')}`,
    'profile',
  );
}

/** The preset made for tables with just these columns. */
export function presetFor(columns: readonly string[]): Preset | undefined {
  const given = new Set(columns);
  return presets().find(
    ({ profile: { matches } }) => matches?.length === given.size && matches.every(name => given.has(name)),
  );
}
