import { useEffect } from 'preact/hooks';
import { toMs } from '../../server/contract/time.ts';
import { seek, setLoop, stepBy, toggle } from '../state/commands.ts';
import { session } from '../state/session.ts';
import { transportBlocked } from './availability.ts';
import { stepToRecord } from './record-step.ts';
import { type Shortcut, shortcutFor } from './shortcuts.ts';

/** Lets the keys of the whole page command the playhead, save where somebody types or a control takes the key. */
export function useShortcuts(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || takesKey(event.target, event.key)) return;
      const shortcut = shortcutFor(event);
      if (!shortcut || transportBlocked.peek()) return;
      event.preventDefault();
      if (!event.repeat || shortcut.do === 'step' || shortcut.do === 'record') run(shortcut);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

function takesKey(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('input, select, textarea, [role="dialog"]')) return true;
  return key === ' ' && target.closest('button, summary, a') !== null;
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
