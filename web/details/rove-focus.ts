import { rowByKey } from '../controls/list-keys.ts';

/**
 * Moves the focus along the elements in `list` that match `selector` with the up and down arrows, Home and End, as in
 * any list; returns whether the key was taken.
 */
export function roveFocus(event: KeyboardEvent, list: HTMLElement, selector: string): boolean {
  if (event.altKey || event.ctrlKey || event.metaKey) return false;
  const stops = [...list.querySelectorAll<HTMLElement>(selector)];
  const at = stops.findIndex(each => each.matches(':focus'));
  const to = rowByKey(event.key, at, stops.length);
  if (to === null || stops.length === 0) return false;
  event.preventDefault();
  stops[to]?.focus();
  return true;
}
