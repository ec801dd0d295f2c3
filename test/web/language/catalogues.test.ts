import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { effect } from '@preact/signals';
import { afterEach, expect, it } from 'vitest';
import { vehicleType } from '../../../server/contract/vocabulary.ts';
import { words } from '../../../web/format/words.ts';
import { speak } from '../../../web/language/catalogues.ts';
import { vocabulary } from '../../../web/language/en/vocabulary.ts';
import { languageFor } from '../../../web/language/language.ts';
import * as zh from '../../../web/language/zh-cn/index.ts';

afterEach(() => speak('en'));

const ENGLISH = join(import.meta.dirname, '../../../web/language/en');

/** All texts in English, by part of the page. */
async function readEnglish(): Promise<Record<string, object>> {
  const names = readdirSync(ENGLISH).map(file => basename(file, '.ts'));
  const parts = names.filter(name => name !== 'frame');
  const read = parts.map(async name => [name, (await import(`${ENGLISH}/${name}.ts`))[name]]);
  return Object.fromEntries(await Promise.all(read));
}

/** Every text of a catalogue by its path; plural forms count as one. */
function paths(texts: object, prefix = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, text]) =>
    typeof text === 'string'
      ? [[`${prefix}${key.replace(/_(one|other)$/, '')}`, text] as [string, string]]
      : paths(text, `${prefix}${key}.`),
  );
}

it('writes what was drawn in English anew in Chinese', async () => {
  const seen: string[] = [];
  const stop = effect(() => void seen.push(words('tow_tractor')));
  await speak('zh-CN');
  expect(seen).toEqual(['Tow tractor', '飞机牵引车']);
  stop();
});

it('writes in the language that was asked for last, whichever texts come first', async () => {
  const slow = speak('zh-CN');
  await speak('en');
  await slow;
  expect(words('tow_tractor')).toBe('Tow tractor');
});

it('knows every word of the wire, and reads one that it does not know by its letters', async () => {
  for (const type of vehicleType.options) expect(vocabulary).toHaveProperty(type);
  expect(words('moon_buggy')).toBe('Moon buggy');
  await speak('zh-CN');
  expect(words('moon_buggy')).toBe('Moon buggy');
});

it('has the same texts in both languages, with the same blanks to fill in', async () => {
  const blanks = (text: string) => [...text.matchAll(/\{\{(\w+)/g)].map(match => match[1]).sort();
  const english = new Map(paths(await readEnglish()));
  const chinese = new Map(paths(zh));
  expect([...chinese.keys()].sort()).toEqual([...new Set(english.keys())].sort());
  for (const [path, text] of chinese) {
    expect([path, ...blanks(text)]).toEqual([path, ...blanks(english.get(path) ?? '')]);
  }
});

it('chooses the first language of the reader that it has', () => {
  expect(languageFor(['de-DE', 'zh-Hans-CN', 'en-US'])).toBe('zh-CN');
  expect(languageFor(['en-GB', 'zh-CN'])).toBe('en');
  expect(languageFor(['fr'])).toBe('en');
});
