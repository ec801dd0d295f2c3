/** Steps of the arrow keys in milliseconds of replay time, plain and with Shift. */
export const STEP_MS = 10_000;
export const LONG_STEP_MS = 60_000;
