import { useEffect } from 'preact/hooks';
import { transportBlocked } from './availability.ts';
import { runShortcut } from './run-shortcut.ts';
import { shortcutFor } from './shortcuts.ts';

/** Where the up and down arrows move through something. */
const WALKED = ['listbox', 'grid', 'list', 'table', 'tree', 'tablist', 'radiogroup', 'menu']
  .map(role => `[role="${role}"]`)
  .join(', ');

/**
 * Lets the keys of the whole page work, save where somebody types. Space presses a control that was reached with the
 * keyboard; one that was clicked keeps the focus, but Space plays and pauses again. Likewise the arrows move a map that
 * was reached with the keyboard, and the playhead after a click on it; up and down are left to lists.
 */
export function useShortcuts(): void {
  useEffect(() => {
    // The browser shows the focus of a clicked control as soon as a key is pressed, so it is asked before.
    let reachedByKey = false;
    const onFocusIn = (event: FocusEvent) => {
      reachedByKey = event.target instanceof Element && event.target.matches(':focus-visible');
      if (!reachedByKey && event.target instanceof HTMLCanvasElement) event.target.blur();
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || takesKey(event.target, event.key, reachedByKey)) return;
      const shortcut = shortcutFor(event);
      if (!shortcut || (shortcut.commands && transportBlocked.peek())) return;
      event.preventDefault();
      if (!event.repeat || shortcut.repeats) runShortcut(shortcut.does);
    };
    document.addEventListener('focusin', onFocusIn);
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('focusin', onFocusIn);
      document.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}

function takesKey(target: EventTarget | null, key: string, reachedByKey: boolean): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('input, select, textarea, dialog, [role="dialog"]')) return true;
  if (key === 'ArrowUp' || key === 'ArrowDown') return target.closest(WALKED) !== null || scrolls(target);
  return key === ' ' && reachedByKey && target.matches('button, summary, a');
}

function scrolls(target: HTMLElement): boolean {
  return target.tabIndex >= 0 && target.scrollHeight > target.clientHeight + 1 && target !== document.body;
}
