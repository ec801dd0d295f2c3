import { texts } from '../language/catalogues.ts';
import { language } from '../language/language.ts';

const vocabulary = texts('vocabulary');

/** Lists ask for the same few words thousands of times a second; they are kept while the page's language stays. */
const read = { in: language.peek(), words: new Map<string, string>() };

/**
 * An enumerated word of the wire as a person reads it: `tow_tractor` → `Tow tractor`; `null` → `Unknown`. A word that the
 * page does not know is read by its letters.
 */
export function words(value: string | null | undefined): string {
  const word = value || 'unknown';
  if (read.in !== language.value) {
    read.in = language.value;
    read.words.clear();
  }
  let text = read.words.get(word);
  if (text === undefined) {
    const letters = word.replaceAll('_', ' ');
    const defaultValue = letters.charAt(0).toUpperCase() + letters.slice(1);
    text = vocabulary(word as 'unknown', { defaultValue });
    read.words.set(word, text);
  }
  return text;
}

/** A whole number with its thousands set apart as the page's language does. */
export function countText(count: number): string {
  if (Math.abs(count) < 1000) return `${count}`;
  return count.toLocaleString(language.value === 'en' ? 'en-GB' : language.value);
}

/** A value of free attributes in one line. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return JSON.stringify(value);
}
