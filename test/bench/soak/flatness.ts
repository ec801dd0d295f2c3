/** The last third may lie so much above the middle one, as a share of that and beside it. */
const SHARE = 0.05;

/** A figure over the middle and the last third of a soak; the first is for warming up. */
export interface Flatness {
  readonly middle: number;
  readonly last: number;
  readonly flat: boolean;
}

interface FlatnessOptions {
  /** What stands for a third's values. */
  readonly typical: (values: readonly number[]) => number;
  /** What the figure may rise beside its share. */
  readonly slack: number;
}

/** Whether a figure rises no more than 5 % and `slack` from the middle third to the last. */
export function flatness<S>(
  samples: readonly S[],
  read: (sample: S) => number,
  { typical, slack }: FlatnessOptions,
): Flatness {
  const third = samples.length / 3;
  const middle = typical(samples.slice(Math.floor(third), Math.floor(2 * third)).map(read));
  const last = typical(samples.slice(Math.floor(2 * third)).map(read));
  return { middle, last, flat: last <= middle * (1 + SHARE) + slack };
}
