/**
 * Where a key leads in a list of `count` rows from the row `at` (-1: from none): the arrows, Home and End, and where
 * `page` says how many rows those go, PageUp and PageDown. Kept within the list; `null` where the key leads nowhere.
 */
export function rowByKey(key: string, at: number, count: number, page?: number): number | null {
  const within = (row: number) => Math.min(count - 1, Math.max(0, row));
  switch (key) {
    case 'ArrowDown':
      return within(at + 1);
    case 'ArrowUp':
      return within(at - 1);
    case 'PageDown':
      return page === undefined ? null : within(at + page);
    case 'PageUp':
      return page === undefined ? null : within(at - page);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
