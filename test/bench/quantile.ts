/** The value that the share `q` of the values does not exceed (nearest rank); NaN where there are none. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(sorted.length * q) - 1)] ?? Number.NaN;
}

/** The quantiles that the bench tells of durations in ms, as a text. */
export function told(durations: readonly number[], shares: readonly number[] = [0.5, 0.95, 0.99]): string {
  return `${shares.map(q => `p${q * 100} ${quantile(durations, q).toFixed(1)}`).join(', ')} ms`;
}
