/**
 * A message that every server under measurement sends: JSON of a fixed length, so that a reader finds number and time
 * without looking at the rest: `{"n":"00000042","t":"00000123456789","f":"xxx…"}`.
 */
export const MESSAGE = {
  numberAt: 6,
  numberDigits: 8,
  timeAt: 21,
  timeDigits: 14,
  /** Where the filling begins. */
  fillAt: 42,
} as const;

/** A message as text. `timeMs`: of the clock that all processes share; `size`: characters. */
export function messageText(number: number, timeMs: number, size: number): string {
  const digits = `${number}`.padStart(MESSAGE.numberDigits, '0');
  const time = `${Math.round(timeMs * 1000)}`.padStart(MESSAGE.timeDigits, '0');
  return `{"n":"${digits}","t":"${time}","f":"${'x'.repeat(size - MESSAGE.fillAt - 2)}"}`;
}
