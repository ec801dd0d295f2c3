import { texts } from '../language/catalogues.ts';
import { type DetailsPart, shownPart } from './parts.ts';

const t = texts('details');

type DetailsTabsProps = { parts: readonly DetailsPart[]; current: DetailsPart };

/** The choice between the parts of the details; arrow keys go from one to the next. */
export function DetailsTabs({ parts, current }: DetailsTabsProps) {
  const go = (event: KeyboardEvent, by: number) => {
    const next = parts[(parts.indexOf(current) + by + parts.length) % parts.length];
    if (!next) return;
    event.preventDefault();
    shownPart.value = next;
    document.getElementById(`details-${next}`)?.focus();
  };
  return (
    <div class="details-tabs" role="tablist" aria-label={t('tabs.label')}>
      {parts.map(part => (
        <button
          key={part}
          id={`details-${part}`}
          type="button"
          role="tab"
          class="tab"
          aria-selected={part === current}
          aria-controls={part === current ? 'details-panel' : undefined}
          tabIndex={part === current ? 0 : -1}
          data-details-start={part === current ? true : undefined}
          onClick={() => (shownPart.value = part)}
          onKeyDown={event => {
            if (event.key === 'ArrowRight') go(event, 1);
            else if (event.key === 'ArrowLeft') go(event, -1);
          }}
        >
          {t(`tabs.${part}`)}
        </button>
      ))}
    </div>
  );
}
