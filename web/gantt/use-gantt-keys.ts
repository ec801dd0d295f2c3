import type { Signal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useMemo } from 'preact/hooks';
import { select } from '../state/selection.ts';
import type { CardPlace } from './bar-card.tsx';
import { focusedBar, showAll, toggleRow } from './gantt-state.ts';
import { zoomMiddle } from './gantt-toolbar.tsx';
import type { GanttView } from './gantt-view.ts';
import { type Direction, neighbour } from './neighbours.ts';
import { placeOfBar, reveal } from './use-reveal.ts';

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};
const ZOOM_STEP = 1.3;

/** What the keys do while the chart has the focus; those that mean something here go no further. */
export function useGanttKeys(
  scroller: RefObject<HTMLDivElement | null>,
  view: () => GanttView | null,
  card: Signal<CardPlace | null>,
): (event: KeyboardEvent) => void {
  return useMemo(() => {
    const move = (direction: Direction) => {
      const now = view();
      const next = now && neighbour(now, focusedBar.peek(), direction);
      if (!next || !scroller.current) return;
      focusedBar.value = next;
      reveal(scroller.current, view, next.row, next.bar);
      const after = view();
      const place = after && placeOfBar(after, next.row, next.bar);
      card.value = place && { bar: next.bar, ...place };
    };
    return (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (!act(event, move, card)) return;
      event.preventDefault();
      event.stopPropagation();
    };
  }, []);
}

/** Does what a key means; `false` where it means nothing here. */
function act(
  { key, shiftKey }: KeyboardEvent,
  move: (direction: Direction) => void,
  card: Signal<CardPlace | null>,
): boolean {
  const direction = DIRECTIONS[key];
  const focused = focusedBar.peek();
  if (direction) {
    if (shiftKey) return false;
    move(direction);
  } else if (key === 'Enter' && focused) select(focused.bar.kind, focused.bar.id);
  else if ((key === 'e' || key === 'E') && focused) toggleRow(focused.row.key);
  else if (key === '+' || key === '=') zoomMiddle(1 / ZOOM_STEP);
  else if (key === '-') zoomMiddle(ZOOM_STEP);
  else if (key === '0') showAll();
  else if (key === 'Escape' && (card.peek() || focused)) {
    card.value = null;
    focusedBar.value = null;
  } else return false;
  return true;
}
