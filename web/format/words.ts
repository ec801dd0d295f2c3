import { texts } from '../language/catalogues.ts';
import { language } from '../language/language.ts';

const vocabulary = texts('vocabulary');

/**
 * An enumerated word of the wire as a person reads it: `tow_tractor` → `Tow tractor`; `null` → `Unknown`. A word that the
 * page does not know is read by its letters.
 */
export function words(value: string | null | undefined): string {
  const text = (value || 'unknown').replaceAll('_', ' ');
  const read = text.charAt(0).toUpperCase() + text.slice(1);
  return vocabulary((value || 'unknown') as 'unknown', { defaultValue: read });
}

/** `1 task`, `12 tasks`; thousands are set apart. */
export function counted(count: number, noun: string): string {
  return `${countText(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** A whole number with its thousands set apart as the page's language does. */
export function countText(count: number): string {
  return count.toLocaleString(language.value === 'en' ? 'en-GB' : language.value);
}

/** A value of free attributes in one line. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return JSON.stringify(value);
}
