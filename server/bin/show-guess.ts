import { ImportError } from '../ingest/import-error.ts';
import { openSource } from '../ingest/source.ts';
import { guessTable, readColumns } from '../ingest/tables/guess/guess-table.ts';
import { openBare, openTable } from '../ingest/tables/open-table.ts';
import { profileText } from '../ingest/tables/profile/profile-text.ts';
import type { ImportArguments } from './import-arguments.ts';
import { importFailure } from './import-failure.ts';
import { tableFormat, writeProfile } from './save-profile.ts';

/** What there is to say of a table, and whether all of it can be read. */
interface Guess {
  readonly text: string;
  readonly isWhole: boolean;
}

/**
 * Shows how each file's table would be read, and imports nothing. Returns whether all could be told. Writes the profile
 * down where the arguments name a place.
 */
export async function showGuesses(args: ImportArguments, out: NodeJS.WritableStream): Promise<boolean> {
  let areWhole = true;
  for (const path of args.files) {
    const guess = await guessOf(path, args).catch((error: unknown) => ({
      text: importFailure(error),
      isWhole: false,
    }));
    out.write(`${path}: ${guess.text}\n`);
    areWhole &&= guess.isWhole;
  }
  return areWhole;
}

async function guessOf(path: string, { hints, saveProfile: to }: ImportArguments): Promise<Guess> {
  const source = await openSource(path);
  const format = await tableFormat(source, hints);
  try {
    const { table, profile, preset, guess } = await openTable(source, format, hints, {});
    const by = preset
      ? `by the preset ${preset}`
      : guess
        ? 'as its columns and its first rows tell'
        : 'by its profile';
    if (to !== undefined) writeProfile(to, profileText(profile));
    const sureness = guess ?? (preset ? 'preset' : 'profile');
    const shown = guessTable(readColumns(table.columns, table.sample, profile, sureness));
    return { text: `${profile.kind}, ${by}\n${shown}\n  ${howToKeep(to)}`, isWhole: true };
  } catch (error) {
    if (!(error instanceof ImportError) || !['columns', 'profile', 'timeZone'].includes(error.needs ?? ''))
      throw error;
    const { columns, sample } = await openBare(source, format, {});
    return {
      text: `${importFailure(error)}\n${guessTable(readColumns(columns, sample, undefined))}`,
      isWhole: false,
    };
  }
}

function howToKeep(writtenTo: string | undefined): string {
  return writtenTo === undefined
    ? '--save-profile FILE writes it down as a profile, to be edited; --profile FILE uses it'
    : `written to ${writtenTo}; --profile ${writtenTo} uses it`;
}
