/** How many of the states are of each word that `read` tells; a state that has none does not count. */
export function countedBy<S>(
  states: Iterable<S>,
  read: (state: S) => string | null,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const state of states) {
    const word = read(state);
    if (word !== null) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}
