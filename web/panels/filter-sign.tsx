import { setFilters } from '../state/commands.ts';
import { session } from '../state/session.ts';
import { filterCount } from './filter-choices.ts';

/** Says that not everything is shown, and how to see it again. */
export function FilterSign() {
  const filters = session.value?.filters;
  if (!filters || filterCount(filters) === 0) return null;
  return (
    <p class="filter-sign" role="status">
      A filter is on: not everything is shown.
      <button type="button" class="link" onClick={() => void setFilters({})}>
        Show everything
      </button>
    </p>
  );
}
