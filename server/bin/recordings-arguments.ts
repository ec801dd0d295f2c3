import { ArgumentError, readArguments } from './argument-error.ts';

/** What is to be done with the recordings of a store. */
export type RecordingsTask =
  | { readonly command: 'list' }
  | { readonly command: 'compact' }
  | { readonly command: 'help' }
  | { readonly command: 'report' | 'delete'; readonly recordingId: number };

export interface RecordingsArguments {
  readonly task: RecordingsTask;
  readonly database: string | undefined;
  /** Whether to tell it as JSON. */
  readonly json: boolean;
}

export const RECORDINGS_USAGE = `Usage: npm run recordings -- [COMMAND] [options]

What has been imported into the store.

Commands:
  list               every recording, the latest first; this is done where no command is given
  report NUMBER      how good a recording is, as was told when it was imported
  delete NUMBER      takes a recording out, with all that it brought: whole or not at all
  compact            gives the room that deleted recordings left back to the disk; needs as much room again meanwhile

Options:
  --database PATH    the SQLite file (else DATABASE, else var/replay.sqlite)
  --json             tells the list or the report as JSON
  --help             this text
`;

/** Reads the arguments after the command's name; throws an {@link ArgumentError}. */
export function parseRecordingsArguments(args: readonly string[]): RecordingsArguments {
  const { values, positionals } = parse(args);
  return {
    task: values.help ? { command: 'help' } : taskOf(positionals),
    database: values.database,
    json: values.json ?? false,
  };
}

function taskOf([command = 'list', number, ...rest]: readonly string[]): RecordingsTask {
  if (command === 'list' || command === 'compact') {
    if (number !== undefined) throw new ArgumentError(`${command} takes nothing more, such as ${number}`);
    return { command };
  }
  if (command !== 'report' && command !== 'delete') throw new ArgumentError(`knows no command ${command}`);
  if (number === undefined || !/^[1-9]\d{0,14}$/.test(number) || rest.length > 0) {
    throw new ArgumentError(`${command} needs the number of one recording, as the list tells it`);
  }
  return { command, recordingId: Number(number) };
}

function parse(args: readonly string[]) {
  return readArguments(args, {
    database: { type: 'string' },
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  });
}
