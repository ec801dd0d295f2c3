/** What a program of the bench does when it is asked; arguments and results travel between processes. */
export type Operations = Readonly<Record<string, (argument: never) => unknown>>;

interface Question {
  readonly number: number;
  readonly name: string;
  readonly argument: never;
}

export interface Answer {
  readonly number: number;
  readonly value?: unknown;
  /** Why it could not be done. */
  readonly error?: string;
}

/** Answers what the process asks that started this one, and ends with it. */
export function answer(operations: Operations): void {
  process.on('message', async ({ number, name, argument }: Question) => {
    try {
      process.send?.({ number, value: await operations[name]?.(argument) });
    } catch (error) {
      process.send?.({
        number,
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
    }
  });
  process.on('disconnect', () => process.exit());
  // The starting process gets the signal too, and stops this one in order.
  process.on('SIGINT', () => {});
}
