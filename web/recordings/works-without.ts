import { LACKS, type Lack } from '../../server/contract/lacks.ts';
import { texts } from '../language/catalogues.ts';
import { language } from '../language/language.ts';

const t = texts('recordings');

/** What of the page works where `missing` is, in a sentence; `drawn` says whether this browser can draw a map. */
export function worksWithout(missing: readonly Lack[], drawn = true): string {
  const there = LACKS.filter(lack => !missing.includes(lack) && (drawn || lack !== 'map'));
  const named = there.map(lack =>
    t(lack === 'positions' && !drawn ? 'missing.with.listed' : `missing.with.${lack}`),
  );
  const parts = new Intl.ListFormat(language.value, { type: 'conjunction' });
  return t('missing.works', { parts: parts.format([t('missing.with.always'), ...named]) });
}
