/** What a key on the page does to the playhead. */
export type Shortcut =
  | { readonly do: 'toggle' | 'start' | 'end' | 'loop' }
  | { readonly do: 'step'; readonly by: number }
  | { readonly do: 'record'; readonly to: 'next' | 'previous' };

/** Steps of the arrow keys in milliseconds of replay time, plain and with Shift. */
export const STEP_MS = 10_000;
export const LONG_STEP_MS = 60_000;

export type KeyPress = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>;

/** `null` for a key that means nothing here; the browser's own combinations are left alone. */
export function shortcutFor(press: KeyPress): Shortcut | null {
  if (press.ctrlKey || press.altKey || press.metaKey) return null;
  const step = press.shiftKey ? LONG_STEP_MS : STEP_MS;
  switch (press.key) {
    case ' ':
      return { do: 'toggle' };
    case 'ArrowLeft':
      return { do: 'step', by: -step };
    case 'ArrowRight':
      return { do: 'step', by: step };
    case '[':
      return { do: 'record', to: 'previous' };
    case ']':
      return { do: 'record', to: 'next' };
    case 'Home':
      return { do: 'start' };
    case 'End':
      return { do: 'end' };
    case 'l':
    case 'L':
      return { do: 'loop' };
    default:
      return null;
  }
}
