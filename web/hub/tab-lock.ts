/**
 * Holds a lock of its own as long as this tab is there, so that others learn when it is gone, whatever ended it. Calls
 * `held` with its name, which never happens where the browser has no locks (plain HTTP beyond the own machine). The
 * answer lets go of it.
 */
export function holdLock(held: (name: string) => void): () => void {
  let release: () => void = () => undefined;
  const released = new Promise<void>(resolve => {
    release = resolve;
  });
  if ('locks' in navigator) {
    const name = `airside-replay.tab.${crypto.randomUUID()}`;
    void navigator.locks.request(name, () => {
      held(name);
      return released;
    });
  }
  return release;
}
