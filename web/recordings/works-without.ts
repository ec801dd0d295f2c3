import { LACKS, type Lack } from '../../server/contract/recordings.ts';
import { texts } from '../language/catalogues.ts';
import { language } from '../language/language.ts';

const t = texts('recordings');

/** What of the page works where `missing` is, in a sentence. */
export function worksWithout(missing: readonly Lack[]): string {
  const there = LACKS.filter(lack => !missing.includes(lack)).map(lack => t(`missing.with.${lack}`));
  const parts = new Intl.ListFormat(language.value, { type: 'conjunction' });
  return t('missing.works', { parts: parts.format([t('missing.with.always'), ...there]) });
}
