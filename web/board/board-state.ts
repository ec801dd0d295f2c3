import { computed, signal } from '@preact/signals';
import { listed } from '../panels/listed.ts';
import { shift } from '../shift/shift.ts';
import { hovered, selection } from '../state/selection.ts';
import { flightOf } from '../turnaround/flight-of.ts';
import { boardOrder, boardView, hideFinished } from './board-choices.ts';
import { type BoardRow, boardRows } from './board-rows.ts';
import { columnsOf, matches, type Order, sorted } from './columns.ts';

/** What the reader looks for. */
export const boardQuery = signal('');

const told = computed(() => {
  const names = new Set<string>();
  for (const { last } of shift.value.flights.values()) {
    for (const name of Object.keys(last.milestones ?? {})) names.add(name);
  }
  return names;
});

/** The columns of the board that is shown. They follow the whole shift, so that none comes or goes while it plays. */
export const boardColumns = computed(() => columnsOf(boardView.value, told.value));

/** The order that counts: a board without the chosen column is sorted by time. */
export const shownOrder = computed<Order>(() =>
  boardColumns.value.some(({ id }) => id === boardOrder.value.by)
    ? boardOrder.value
    : { by: 'time', descending: false },
);

const all = computed(() => boardRows(boardView.value, listed.value.entities, shift.value, listed.value.time));

export type Board = {
  readonly rows: readonly BoardRow[];
  /** The shown time, ms since 1970. */
  readonly now: number;
  /** How many flights there are before search and hiding, and how many are hidden. */
  readonly all: number;
  readonly hidden: number;
  /** Before how many rows from the top the shown time lies; `null` where they are not sorted by time. */
  readonly nowIndex: number | null;
};

/** The board as it is shown: a few times a second where the playhead moves. */
export const board = computed<Board>(() => {
  const order = shownOrder.value;
  const query = boardQuery.value.trim();
  const kept = hideFinished.value ? all.value.filter(row => !row.finished) : all.value;
  const found = query === '' ? kept : kept.filter(row => matches(row, query));
  const rows = sorted(found, order);
  const past = rows.filter(row => row.past).length;
  return {
    rows,
    now: listed.value.time,
    all: all.value.length,
    hidden: all.value.length - kept.length,
    nowIndex: order.by !== 'time' ? null : order.descending ? rows.length - past : past,
  };
});

/** The flight of whatever is selected, and of whatever is under the pointer. */
export const selectedFlight = computed(() => flightOf(selection.value, listed.value.entities));
export const hoveredFlight = computed(() => flightOf(hovered.value, listed.value.entities));
