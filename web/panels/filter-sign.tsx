import { texts } from '../language/catalogues.ts';
import { setFilters } from '../state/commands.ts';
import { session } from '../state/session.ts';
import { filterCount } from './filter-choices.ts';
import { FilterParts } from './filter-parts.tsx';

const t = texts('lists');

/** Says that not everything is shown, what is, and how to see it again. */
export function FilterSign() {
  const filters = session.value?.filters;
  if (!filters || filterCount(filters) === 0) return null;
  return (
    <div class="filter-sign">
      <FilterParts />
      <button type="button" class="link" onClick={() => void setFilters({})}>
        {t('filter.reset')}
      </button>
    </div>
  );
}
