import { language } from '../language/language.ts';

const STEP = 1000;
const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** Bytes as `312 MB`, in powers of a thousand. */
export function bytesText(bytes: number): string {
  let [amount, unit] = [bytes, 0];
  while (amount >= STEP && unit < UNITS.length - 1) {
    amount /= STEP;
    unit += 1;
  }
  const digits = unit > 0 && amount < 100 ? 1 : 0;
  return `${new Intl.NumberFormat(language.value, { maximumFractionDigits: digits }).format(amount)} ${UNITS[unit]}`;
}
