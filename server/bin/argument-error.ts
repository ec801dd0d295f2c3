import { parseArgs } from 'node:util';
import type { z } from 'zod';

/** A command line that cannot be followed; the message tells why, and goes on from the command's name. */
export class ArgumentError extends Error {
  override readonly name = 'ArgumentError';
}

/** What the terminal shows of it: what is wrong, and where to read on. The text that tells all options would bury it. */
export function argumentComplaint(command: string, error: ArgumentError): string {
  return `${command} ${error.message}\nnpm run ${command} -- --help tells all options.\n`;
}

type Options = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>;

/** The options and the rest of a command line; throws an {@link ArgumentError}. */
export function readArguments<O extends Options>(args: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    throw new ArgumentError(sentence(error));
  }
}

/** Node's messages go on with advice on dashes that helps nobody here. */
function sentence(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const option = /'(-[^' ]*)/.exec(message)?.[1];
  if (option === undefined) return message;
  if (message.startsWith('Unknown option')) return `knows no option ${option}`;
  return message.includes('does not take') ? `takes no value for ${option}` : `needs a value for ${option}`;
}

/** An option's value, once its schema has let it pass; throws an {@link ArgumentError}. */
export function checkedOption<T>(
  option: string,
  schema: z.ZodType<T>,
  value: string | undefined,
): T | undefined {
  if (value === undefined) return undefined;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const why =
    issue?.code === 'invalid_value' && issue.values.length > 1
      ? `must be one of ${issue.values.join(', ')}`
      : issue?.message;
  throw new ArgumentError(`${option} ${value}: ${why}`);
}
