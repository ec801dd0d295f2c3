/** Keeps what is derived of a state with it: states never change, a new one takes the place of an old one. */
export function kept<S extends object, T>(derive: (state: S) => T): (state: S) => T {
  const derived = new WeakMap<S, { readonly value: T }>();
  return state => {
    let known = derived.get(state);
    if (!known) {
      known = { value: derive(state) };
      derived.set(state, known);
    }
    return known.value;
  };
}
