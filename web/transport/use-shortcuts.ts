import { useEffect } from 'preact/hooks';
import { toMs } from '../../server/contract/time.ts';
import { seek, setLoop, stepBy, toggle } from '../state/commands.ts';
import { session } from '../state/session.ts';
import { transportBlocked } from './availability.ts';
import { stepToRecord } from './record-step.ts';
import { type Shortcut, shortcutFor } from './shortcuts.ts';

/**
 * Lets the keys of the whole page command the playhead, save where somebody types. Space presses a control that was
 * reached with the keyboard; one that was clicked keeps the focus, but Space plays and pauses again. Likewise the arrows move a map that was
 * reached with the keyboard, and the playhead after a click on it.
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
      if (!shortcut || transportBlocked.peek()) return;
      event.preventDefault();
      if (!event.repeat || shortcut.do === 'step' || shortcut.do === 'record') run(shortcut);
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
  if (!(target instanceof Element)) return false;
  if (target.closest('input, select, textarea, [role="dialog"]')) return true;
  return key === ' ' && reachedByKey && target.matches('button, summary, a');
}

function run(shortcut: Shortcut): void {
  const current = session.peek();
  if (!current) return;
  switch (shortcut.do) {
    case 'toggle':
      void toggle();
      return;
    case 'step':
      void stepBy(shortcut.by);
      return;
    case 'record':
      void stepToRecord(shortcut.to);
      return;
    case 'start':
      void seek(toMs(current.startTime));
      return;
    case 'end':
      void seek(toMs(current.endTime));
      return;
    case 'loop':
      void setLoop(!current.loop);
      return;
  }
}
