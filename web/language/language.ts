import { signal } from '@preact/signals';

/** BCP 47 tags of the page's languages, each with its name in itself. */
export const LANGUAGES = { en: 'English', 'zh-CN': '简体中文' } as const;
export type Language = keyof typeof LANGUAGES;

/** The language in which the page is written now; its texts are loaded. See `speak` in `catalogues.ts`. */
export const language = signal<Language>('en');

/** The first of the page's languages that somebody reads; English where there is none. */
export function languageFor(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const primary = tag.toLowerCase().split('-')[0];
    if (primary === 'zh') return 'zh-CN';
    if (primary === 'en') return 'en';
  }
  return 'en';
}
