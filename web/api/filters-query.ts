import type { Filters } from '../../server/contract/filters.ts';

/** Writes filters into a query as the API reads them: lists with commas. */
export function addFilters(query: URLSearchParams, filters: Filters): void {
  for (const [name, values] of Object.entries(filters)) {
    if (values) query.set(name, values.join(','));
  }
}
