/**
 * Moves the focus along the elements in `list` that match `selector` with the up and down arrows, Home and End, as in
 * any list; returns whether the key was taken.
 */
export function roveFocus(event: KeyboardEvent, list: HTMLElement, selector: string): boolean {
  if (event.altKey || event.ctrlKey || event.metaKey) return false;
  const stops = [...list.querySelectorAll<HTMLElement>(selector)];
  const at = stops.findIndex(each => each.matches(':focus'));
  const to = destination(event.key, at, stops.length);
  if (to === null || stops.length === 0) return false;
  event.preventDefault();
  stops[Math.min(stops.length - 1, Math.max(0, to))]?.focus();
  return true;
}

function destination(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return at + 1;
    case 'ArrowUp':
      return at - 1;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
