import { createInstance, type TFunction } from 'i18next';
import * as en from './en/index.ts';
import { type Language, language } from './language.ts';
import type { Catalogue } from './translation.ts';

type Namespace = keyof Catalogue;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'vocabulary';
    resources: Catalogue;
  }
}

const i18n = createInstance();
void i18n.init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en },
  ns: Object.keys(en),
  defaultNS: 'vocabulary',
  initAsync: false,
  // Preact escapes what it draws; the rest is drawn on canvases.
  interpolation: { escapeValue: false },
});

const TRANSLATIONS = {
  'zh-CN': () => import('./zh-cn/index.ts'),
} satisfies Record<Exclude<Language, 'en'>, () => Promise<object>>;

let wanted: Language = 'en';

/**
 * Writes the page in another language, as soon as its texts are loaded; of several asked for, the last. Rejects where
 * they cannot be.
 */
export async function speak(next: Language): Promise<void> {
  wanted = next;
  if (next !== 'en' && !i18n.hasResourceBundle(next, 'vocabulary')) {
    for (const [namespace, texts] of Object.entries(await TRANSLATIONS[next]())) {
      i18n.addResourceBundle(next, namespace, texts);
    }
  }
  if (wanted !== next) return;
  await i18n.changeLanguage(next);
  language.value = next;
}

/**
 * The texts of one part of the page: `texts('map')('legend.title')`. Whatever calls the answer while drawing, or in an
 * effect or a computed signal, is drawn anew when the language changes.
 */
export function texts<N extends Namespace>(namespace: N): TFunction<N> {
  const read = (key: string, values?: object) => {
    void language.value;
    return i18n.t(key as never, { ns: namespace, ...values } as never);
  };
  return read as unknown as TFunction<N>;
}
