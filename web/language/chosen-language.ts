import { effect } from '@preact/signals';
import { z } from 'zod';
import { preference } from '../state/preference.ts';
import { problem } from '../state/problem.ts';
import { speak, texts } from './catalogues.ts';
import { type Language, language, languageFor } from './language.ts';

const t = texts('shell');

/** What the reader chose; `null` where the browser's own languages decide. */
const languageChoice = preference('language', z.enum(['en', 'zh-CN']).nullable(), null);

/**
 * Writes the page in the language that its address names, else in the reader's choice, else in the first of the
 * browser's languages that it has; English until its texts are here. Keeps the document's `lang` right.
 */
export function startLanguage(named: Language | undefined): void {
  effect(() => {
    document.documentElement.lang = language.value;
  });
  void speakOrTell(named ?? languageChoice.peek() ?? languageFor(navigator.languages));
}

/** Changes the page's language, and remembers that. */
export function chooseLanguage(next: Language): void {
  languageChoice.value = next;
  void speakOrTell(next);
}

async function speakOrTell(next: Language): Promise<void> {
  try {
    await speak(next);
  } catch (error) {
    problem.value = { title: t('problem.language'), detail: String(error), errors: [] };
  }
}
