import { signal } from '@preact/signals';
import { vocabulary as english } from '../language/en/vocabulary.ts';

type Vocabulary = Readonly<Record<string, string>>;

/** The languages in which a search may name what the wire names in its own words. */
const vocabularies = signal<readonly Vocabulary[]>([english]);
const known = new Map<string, string>();
let loading: Promise<void> | undefined;

const HAN = /\p{Script=Han}/u;

/**
 * A word of the wire as all languages loaded speak it, in small letters: `bus` → `bus bus 摆渡车`; empty for none.
 */
export function spoken(value: string | null | undefined): string {
  if (!value) return '';
  let text = known.get(value);
  if (text === undefined) {
    const words = vocabularies.value.map(each => each[value] ?? '');
    text = [value.replaceAll('_', ' '), ...words].join(' ').toLowerCase();
    known.set(value, text);
  }
  return text;
}

/** Reads the words that a search is written in, where it is not written in Latin letters. Rejects where it cannot. */
export async function learnWordsOf(query: string): Promise<void> {
  if (!HAN.test(query)) return;
  loading ??= import('../language/zh-cn/vocabulary.ts').then(({ vocabulary }) => {
    known.clear();
    vocabularies.value = [english, vocabulary];
  });
  await loading;
}

/** How many languages are known; lists that search are drawn anew when it rises. */
export function spokenLanguages(): number {
  return vocabularies.value.length;
}
