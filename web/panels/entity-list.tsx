import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../controls/icon.tsx';
import { words } from '../format/words.ts';
import { hover, select, selection, unhover } from '../state/selection.ts';
import type { ListRow } from './list-row.ts';
import { listWindow } from './list-window.ts';
import { StatusDot } from './status-dot.tsx';

/** The height of a row in CSS pixels, as `lists.css` sets it. */
const ROW_HEIGHT = 44;

export type EntityListProps = {
  rows: readonly ListRow[];
  label: string;
  /** What the rows were searched for: where it changes, what is selected is brought into view again. */
  query: string;
};

/** A list of entities of which only the rows in view stand in the page; arrow keys and clicks select. */
export function EntityList({ rows, label, query }: EntityListProps) {
  const box = useRef<HTMLDivElement>(null);
  const listId = useId();
  const [scrollTop, setScrollTop] = useState(0);
  const [height, setHeight] = useState(0);
  const selected = selection.value;
  const index = rows.findIndex(row => row.kind === selected?.kind && row.id === selected.id);

  useLayoutEffect(() => {
    if (!box.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setHeight(entry.contentRect.height);
    });
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const view = box.current;
    const at = rows.findIndex(row => row.kind === selected?.kind && row.id === selected.id);
    if (!view || at < 0 || height === 0) return;
    const top = at * ROW_HEIGHT;
    if (top < view.scrollTop) view.scrollTop = top;
    else if (top + ROW_HEIGHT > view.scrollTop + height) view.scrollTop = top + ROW_HEIGHT - height;
  }, [selected, height, query]);

  const move = (by: number) => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, index + by))];
    if (next) select(next.kind, next.id);
  };
  const { first, last } = listWindow(scrollTop, height, ROW_HEIGHT, rows.length);
  const page = Math.max(1, Math.floor(height / ROW_HEIGHT));
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: page,
    PageUp: -page,
  };

  return (
    <div
      class="list"
      ref={box}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={index >= first && index < last ? `${listId}-${index}` : undefined}
      onScroll={event => setScrollTop(event.currentTarget.scrollTop)}
      onKeyDown={event => {
        const by = moves[event.key];
        if (by === undefined) return;
        event.preventDefault();
        move(by);
      }}
    >
      <div class="list-space" style={{ height: `${rows.length * ROW_HEIGHT}px` }}>
        <div class="list-rows" style={{ transform: `translateY(${first * ROW_HEIGHT}px)` }}>
          {rows.slice(first, last).map((row, offset) => (
            <Row
              key={row.id}
              row={row}
              elementId={`${listId}-${first + offset}`}
              position={first + offset + 1}
              of={rows.length}
              selected={first + offset === index}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

type RowProps = { row: ListRow; elementId: string; position: number; of: number; selected: boolean };

function Row({ row, elementId, position, of, selected }: RowProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys, its options never have the focus
    <div
      id={elementId}
      class={`row ${selected ? 'selected' : ''} ${row.over ? 'over' : ''}`}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      aria-posinset={position}
      aria-setsize={of}
      onClick={() => select(row.kind, row.id)}
      onPointerEnter={() => hover(row.kind, row.id)}
      onPointerLeave={unhover}
    >
      <Icon name={row.icon} />
      <span class="row-title">{row.title}</span>
      <span class="row-status">
        {row.status && words(row.status)}
        {row.status && <StatusDot {...row} />}
      </span>
      <span class="row-detail" title={row.detail}>
        {row.detail}
      </span>
      <span class="row-aside">
        {row.late && (
          <span class="tag late" title="Behind its plan">
            {row.late}
          </span>
        )}
        {row.aside}
      </span>
    </div>
  );
}
