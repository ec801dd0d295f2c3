import { createInstance, type TFunction } from 'i18next';
import * as frame from './en/frame.ts';
import { type Language, language } from './language.ts';
import type { Catalogue } from './translation.ts';

/** Parts of the page whose English comes with its frame; that of the others comes with whatever uses it. */
type FrameNamespace = keyof typeof frame;
type PartNamespace = Exclude<keyof Catalogue, FrameNamespace>;

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
  resources: { en: frame },
  ns: Object.keys(frame),
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
 * The texts of one part of the page: `texts('map')('legend.title')`; for a part that is loaded when it is needed, with
 * its English. Whatever calls the answer while drawing, or in an effect or a computed signal, is drawn anew when the
 * language changes.
 */
export function texts<N extends FrameNamespace>(namespace: N): TFunction<N>;
export function texts<N extends PartNamespace>(namespace: N, english: Catalogue[N]): TFunction<N>;
export function texts(namespace: string, english?: object): unknown {
  if (english && !i18n.hasResourceBundle('en', namespace)) i18n.addResourceBundle('en', namespace, english);
  return (key: string, values?: object) => {
    void language.value;
    return i18n.t(key as never, { ns: namespace, ...values } as never);
  };
}
