/** What a key on the page does. */
export type ShortcutName =
  | 'toggle'
  | 'back'
  | 'forward'
  | 'backFar'
  | 'forwardFar'
  | 'faster'
  | 'slower'
  | 'previous'
  | 'next'
  | 'start'
  | 'end'
  | 'loop'
  | 'loopFrom'
  | 'loopTo'
  | 'follow'
  | 'search'
  | 'gantt'
  | 'flights'
  | 'turnaround'
  | 'clear'
  | 'help';

export type Shortcut = {
  readonly does: ShortcutName;
  readonly group: 'playback' | 'jumps' | 'page';
  /** As the browser names it; letters in lower case, whatever Shift does to them. */
  readonly key: string;
  /** Where Shift makes another shortcut of the key: whether it is held. */
  readonly shift?: boolean;
  /** Whether it commands the playhead, and so needs a session that can be commanded. */
  readonly commands: boolean;
  /** Whether it goes on while the key is held down. */
  readonly repeats?: boolean;
};

/** Every key of the whole page, in the order in which the help tells them. */
export const SHORTCUTS: readonly Shortcut[] = [
  { does: 'toggle', group: 'playback', key: ' ', commands: true },
  { does: 'faster', group: 'playback', key: 'ArrowUp', commands: true },
  { does: 'slower', group: 'playback', key: 'ArrowDown', commands: true },
  { does: 'loop', group: 'playback', key: 'l', commands: true },
  { does: 'loopFrom', group: 'playback', key: 'i', commands: true },
  { does: 'loopTo', group: 'playback', key: 'o', commands: true },
  { does: 'back', group: 'jumps', key: 'ArrowLeft', shift: false, commands: true, repeats: true },
  { does: 'forward', group: 'jumps', key: 'ArrowRight', shift: false, commands: true, repeats: true },
  { does: 'backFar', group: 'jumps', key: 'ArrowLeft', shift: true, commands: true, repeats: true },
  { does: 'forwardFar', group: 'jumps', key: 'ArrowRight', shift: true, commands: true, repeats: true },
  { does: 'previous', group: 'jumps', key: '[', commands: true, repeats: true },
  { does: 'next', group: 'jumps', key: ']', commands: true, repeats: true },
  { does: 'start', group: 'jumps', key: 'Home', commands: true },
  { does: 'end', group: 'jumps', key: 'End', commands: true },
  { does: 'follow', group: 'page', key: 'f', commands: false },
  { does: 'search', group: 'page', key: '/', commands: false },
  { does: 'gantt', group: 'page', key: 'g', commands: false },
  { does: 'flights', group: 'page', key: 'b', commands: false },
  { does: 'turnaround', group: 'page', key: 't', commands: false },
  { does: 'clear', group: 'page', key: 'Escape', commands: false },
  { does: 'help', group: 'page', key: '?', commands: false },
];

/** What the pointer does, and the keys where timeline, map or ruler have the focus; in the order in which the help tells them. */
export const GESTURES = {
  timeline: ['seek', 'scrub', 'range', 'zoom', 'zoomKeys', 'pan', 'all', 'pages'],
  map: ['pick', 'move', 'near', 'turn', 'mapKeys'],
  ruler: ['rulerPoint', 'rulerEnd', 'rulerBack', 'rulerMove', 'rulerRemove', 'rulerClose'],
} as const;

export type KeyPress = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>;

/** `null` for a key that means nothing here; the browser's own combinations are left alone. */
export function shortcutFor(press: KeyPress): Shortcut | null {
  if (press.ctrlKey || press.altKey || press.metaKey) return null;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  return (
    SHORTCUTS.find(each => each.key === key && (each.shift === undefined || each.shift === press.shiftKey)) ??
    null
  );
}
