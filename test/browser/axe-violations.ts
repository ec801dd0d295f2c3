import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

type Impact = 'minor' | 'moderate' | 'serious' | 'critical';
const GRAVE: readonly Impact[] = ['serious', 'critical'];
/** However little it hinders anybody. */
export const ANY: readonly Impact[] = ['minor', 'moderate', ...GRAVE];

type Looked = {
  /** A selector of the part of the page that is looked through. */
  readonly within?: string;
  readonly impacts?: readonly Impact[];
};

/** What axe finds to be wrong on a page, seriously or worse unless told otherwise, each with where. */
export async function violations(
  page: Page,
  { within = 'html', impacts = GRAVE }: Looked = {},
): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .include(within)
    // The page has no frames: without this mode each look opens another page to put frames together in.
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze();
  return found
    .filter(({ impact }) => impact && impacts.includes(impact))
    .flatMap(({ id, nodes }) => nodes.map(({ target, html }) => `${id} ${target} ${html.slice(0, 120)}`));
}
