/** The middle value; of an even number of values the mean of the two in the middle; NaN where there are none. */
export function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2;
}

/** The median of what `read` finds in each run, of those where it finds something; `undefined` where it never does. */
export function medianOf<R>(runs: readonly R[], read: (run: R) => number | undefined): number | undefined {
  const values = runs.map(read).filter(value => value !== undefined);
  return values.length > 0 ? median(values) : undefined;
}
