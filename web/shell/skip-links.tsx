import { texts } from '../language/catalogues.ts';

const t = texts('shell');

/** What one who walks by keyboard wants to reach, each by the first thing in it that takes the focus. */
const PLACES = {
  map: '.map-area canvas[tabindex]',
  lists: '.side [role="tab"][tabindex="0"], .side button',
  transport: '.dock button',
} as const;

/** The first stops of the Tab key: past the top bar to where the work is. In sight only while they have the focus. */
export function SkipLinks() {
  return (
    <nav class="skip-links" aria-label={t('skip.label')}>
      {(Object.keys(PLACES) as (keyof typeof PLACES)[]).map(place => (
        <button
          key={place}
          type="button"
          class="button primary"
          onClick={() => document.querySelector<HTMLElement>(PLACES[place])?.focus()}
        >
          {t(`skip.${place}`)}
        </button>
      ))}
    </nav>
  );
}
