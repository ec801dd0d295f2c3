import { useEffect, useId, useMemo, useRef } from 'preact/hooks';
import { useVirtualRows } from '../controls/use-virtual-rows.ts';
import { texts } from '../language/catalogues.ts';
import { board as english } from '../language/en/board.ts';
import { hover, select, selection, unhover } from '../state/selection.ts';
import { shownZone } from '../state/shown-zone.ts';
import { BoardCell } from './board-cell.tsx';
import { boardView, followNow } from './board-choices.ts';
import { BoardHead } from './board-head.tsx';
import { type BoardRow, wordingOf } from './board-rows.ts';
import { board, boardColumns, hoveredFlight, selectedFlight, shownOrder } from './board-state.ts';
import type { Column } from './columns.ts';

const t = texts('board', english);

/** As `board.css` sets them, CSS pixels. */
const ROW_HEIGHT = 30;
const HEAD_HEIGHT = 32;

/** The flights, of which only the rows in view stand in the page, and the line at which the playhead divides them. */
export function BoardTable({ onOpen }: { readonly onOpen: (flightId: string) => void }) {
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  // What was selected before is no reason to leave the playhead.
  const openedWith = useRef(selection.peek());
  const { rows, now, nowIndex } = board.value;
  const columns = boardColumns.value;
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const virtual = useVirtualRows(scroller, rows.length, ROW_HEIGHT, { headHeight: HEAD_HEIGHT });
  const selected = rows.findIndex(row => row.id === selectedFlight.value);
  const isDrawn = virtual.items.some(({ index }) => index === selected);
  const first = virtual.items[0]?.index ?? 0;
  const last = (virtual.items.at(-1)?.index ?? -1) + 1;

  useEffect(() => {
    if (followNow.value && nowIndex !== null)
      virtual.scrollToIndex(Math.min(nowIndex, rows.length - 1), 'center');
  }, [followNow.value, nowIndex, boardView.value, rows.length]);
  const { by, descending } = shownOrder.value;
  useEffect(() => {
    if (nowIndex === null) virtual.scrollToIndex(0);
  }, [by, descending]);
  useEffect(() => {
    if (selected < 0) return;
    const isNews = selection.peek() !== openedWith.current;
    if (followNow.peek() && !isNews) return;
    if (!isInView(scroller.current, selected)) followNow.value = false;
    virtual.scrollToIndex(selected);
  }, [selectedFlight.value, boardView.value]);

  const page = Math.max(
    1,
    Math.floor(((scroller.current?.clientHeight ?? 0) - HEAD_HEIGHT) / ROW_HEIGHT) - 1,
  );
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: selected + 1,
    ArrowUp: selected < 0 ? (nowIndex ?? 0) : selected - 1,
    PageDown: selected + page,
    PageUp: selected - page,
    Home: 0,
    End: rows.length - 1,
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const chosen = rows[selected];
    if (event.key === 'Enter' && chosen && event.target === event.currentTarget) {
      event.preventDefault();
      onOpen(chosen.id);
      return;
    }
    const to = moves[event.key];
    if (to === undefined || event.target !== event.currentTarget) return;
    event.preventDefault();
    const row = rows[Math.min(rows.length - 1, Math.max(0, to))];
    if (row) select('flight', row.id);
  };

  return (
    <div class="board-scroller" ref={scroller} onWheel={stopFollowing} onTouchMove={stopFollowing}>
      <table
        class="board"
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows are chosen is a grid
        role="grid"
        tabIndex={0}
        aria-label={t(`views.${boardView.value}`)}
        aria-describedby={`${id}-keys`}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length}
        aria-activedescendant={isDrawn ? `${id}-${selected}` : undefined}
        style={{ minWidth: `${width}px` }}
        onKeyDown={onKeyDown}
      >
        <colgroup>
          {columns.map(column => (
            <col key={column.id} style={{ width: `${column.width}px` }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map(column => (
              <BoardHead key={column.id} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Space height={first * ROW_HEIGHT} />
          {rows.slice(first, last).map((row, offset) => (
            <Row
              key={row.id}
              row={row}
              columns={columns}
              index={first + offset}
              elementId={`${id}-${first + offset}`}
              now={now}
              onOpen={onOpen}
            />
          ))}
          <Space height={(rows.length - last) * ROW_HEIGHT} />
        </tbody>
      </table>
      {nowIndex !== null && rows.length > 0 && (
        <div
          class="board-now"
          style={{ top: `${HEAD_HEIGHT + nowIndex * ROW_HEIGHT}px`, minWidth: `${width}px` }}
        >
          <span>{t('now', { time: shownZone.value.minutes(now) })}</span>
        </div>
      )}
      <p id={`${id}-keys`} class="visually-hidden">
        {t('keys')}
      </p>
    </div>
  );
}

function stopFollowing(): void {
  followNow.value = false;
}

function isInView(scroller: HTMLElement | null, index: number): boolean {
  if (!scroller) return false;
  const top = index * ROW_HEIGHT;
  return (
    top >= scroller.scrollTop && top + ROW_HEIGHT + HEAD_HEIGHT <= scroller.scrollTop + scroller.clientHeight
  );
}

/** What stands for the rows that are not in the page. */
function Space({ height }: { readonly height: number }) {
  if (height === 0) return null;
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing here takes the focus
  return <tr class="board-space" aria-hidden="true" style={{ height: `${height}px` }} />;
}

type RowProps = {
  readonly row: BoardRow;
  readonly columns: readonly Column[];
  readonly index: number;
  readonly elementId: string;
  readonly now: number;
  readonly onOpen: (flightId: string) => void;
};

function Row({ row, columns, index, elementId, now, onOpen }: RowProps) {
  const selected = selectedFlight.value === row.id;
  // The same cells again cost nothing: most rows say the same as a quarter of a second ago.
  const cells = useMemo(
    () => columns.map(column => <BoardCell key={column.id} row={row} column={column} now={now} />),
    [columns, row.flight, wordingOf(row, now)],
  );
  const marks = [
    selected && 'selected',
    hoveredFlight.value === row.id && 'hovered',
    row.past && 'past',
    !row.told && 'untold',
  ];
  return (
    <tr
      id={elementId}
      class={marks.filter(Boolean).join(' ')}
      aria-rowindex={index + 2}
      aria-selected={selected}
      onClick={() => select('flight', row.id)}
      onDblClick={() => onOpen(row.id)}
      onPointerEnter={() => hover('flight', row.id)}
      onPointerLeave={unhover}
    >
      {cells}
    </tr>
  );
}
