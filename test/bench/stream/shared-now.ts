/** What `performance.now()` lacks to the machine's monotonic clock, which all processes share. */
const OFFSET_MS = Number(process.hrtime.bigint()) / 1e6 - performance.now();

/** Milliseconds of a clock that all processes of the machine read the same. */
export function sharedNow(): number {
  return performance.now() + OFFSET_MS;
}
