import { texts } from '../language/catalogues.ts';
import { LIST_NAMES, type ListName } from './list-preferences.ts';

const t = texts('lists');

type TabsProps = {
  current: ListName;
  counts: Readonly<Record<ListName, number>>;
  onChoose: (id: ListName) => void;
};

/** The choice between the lists, each with how much it holds; arrow keys go from one to the next. */
export function Tabs({ current, counts, onChoose }: TabsProps) {
  const go = (event: KeyboardEvent, by: number) => {
    const at = LIST_NAMES.indexOf(current);
    const next = LIST_NAMES[(at + by + LIST_NAMES.length) % LIST_NAMES.length];
    if (!next) return;
    event.preventDefault();
    onChoose(next);
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={t('tabs.label')}>
      {LIST_NAMES.map(id => (
        <button
          key={id}
          id={`tab-${id}`}
          type="button"
          role="tab"
          class="tab"
          aria-selected={id === current}
          aria-controls={id === current ? `panel-${id}` : undefined}
          tabIndex={id === current ? 0 : -1}
          onClick={() => onChoose(id)}
          onKeyDown={event => {
            if (event.key === 'ArrowRight') go(event, 1);
            else if (event.key === 'ArrowLeft') go(event, -1);
          }}
        >
          {t(`tabs.${id}`)} <span class="tab-count">{counts[id]}</span>
        </button>
      ))}
    </div>
  );
}
