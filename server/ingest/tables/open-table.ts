import { ImportError } from '../import-error.ts';
import type { ImportHints } from '../import-hints.ts';
import type { Pass, Source } from '../source.ts';
import { openCsv } from './csv/csv-table.ts';
import { readToldColumns, type ToldColumns } from './guess/column-roles.ts';
import { columnSamples } from './guess/column-sample.ts';
import type { FieldColumn } from './guess/guess-columns.ts';
import { type GuessedKind, guessKind } from './guess/guess-kind.ts';
import { guessProfile } from './guess/guess-profile.ts';
import { refuseSwappedPlaces } from './guess/swapped-places.ts';
import { openJson } from './json/json-table.ts';
import { presetFor, profileOf } from './profile/presets.ts';
import type { Profile } from './profile/profile.ts';
import { profileColumns } from './profile/profile-columns.ts';
import { REQUIRED_OF_KIND } from './profile/table-kinds.ts';
import type { TableSource } from './table-source.ts';

/** A table, and how it is read. */
export interface OpenTable {
  readonly table: TableSource;
  readonly profile: Profile;
  /** The name of the preset that was made for such tables, where one is used unasked. */
  readonly preset?: string;
  /** What was guessed, where neither a person nor a preset tells how it is read. */
  readonly guess?: readonly FieldColumn[];
}

const SHOWN_CHARACTERS = 200;

/**
 * Opens a table with the profile that was told; else with the preset for its columns; else with what its columns seem
 * to hold. Throws an {@link ImportError} that says what would help where that cannot be told.
 */
export async function openTable(
  source: Source,
  format: 'csv' | 'json',
  hints: ImportHints,
  pass: Pass,
): Promise<OpenTable> {
  if (hints.profile !== undefined) {
    if (hints.columns !== undefined) {
      throw new ImportError('is told by columns and by a profile at once: give either', 'profile');
    }
    const profile = profileOf(hints.profile);
    return { table: await openWith(source, format, profile, pass), profile };
  }
  const told = hints.columns === undefined ? undefined : readToldColumns(hints.columns);
  const table = await openWith(source, format, {}, pass);
  const preset = told ? undefined : presetFor(table.columns);
  if (preset) {
    return {
      table: await openWith(source, format, preset.profile, pass),
      profile: preset.profile,
      preset: preset.name,
    };
  }
  const samples = columnSamples(table.columns, table.sample);
  const kind = guessKind(samples, told);
  if (!kind || kind.missing.length > 0) throw unknownColumns(table.columns, told, kind);
  refuseSwappedPlaces(kind.columns);
  const profile = guessProfile(kind, samples, format, hints.timeZone);
  return { table, profile, guess: kind.columns };
}

/** A table whose columns nothing is known of. Throws an {@link ImportError} where it cannot be read as one. */
export function openBare(source: Source, format: 'csv' | 'json', pass: Pass): Promise<TableSource> {
  return openWith(source, format, {}, pass);
}

async function openWith(
  source: Source,
  format: 'csv' | 'json',
  profile: Partial<Profile>,
  pass: Pass,
): Promise<TableSource> {
  if (format === 'csv') return openCsv(source, profile, pass);
  return openJson(source, profile.items, profile.kind ? profileColumns(profile as Profile) : [], pass);
}

function unknownColumns(
  columns: readonly string[],
  told: ToldColumns | undefined,
  found: GuessedKind | undefined,
): ImportError {
  const first = columns.join(', ').slice(0, SHOWN_CHARACTERS);
  if (found && (told?.kind || found.columns.length > 1)) {
    const seems = told?.kind ? '' : `seems to hold ${found.kind}, but `;
    return new ImportError(
      `${seems}needs columns for ${found.missing.join(', ')}; its columns are ${first}`,
      'columns',
    );
  }
  if (columns.some(name => /^[-+]?\d+([.,]\d+)?$/.test(name.trim()))) {
    return new ImportError(
      `has no header, it seems: its first line is ${first}. A profile can name the columns (header: [time, id, …])`,
      'profile',
    );
  }
  const needed = REQUIRED_OF_KIND.positions.map(field => (field === 'vehicleId' ? 'id' : field));
  return new ImportError(
    `needs columns for ${needed.slice(0, -1).join(', ')} and ${needed.at(-1)}, or those of tasks, flights or notifications; its columns are ${first}`,
    'columns',
  );
}
