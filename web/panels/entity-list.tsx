import { useComputed } from '@preact/signals';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Icon } from '../controls/icon.tsx';
import { rowByKey } from '../controls/list-keys.ts';
import { useVirtualRows } from '../controls/use-virtual-rows.ts';
import { words } from '../format/words.ts';
import { texts } from '../language/catalogues.ts';
import { clearSelection, hover, hovered, select, selection, unhover } from '../state/selection.ts';
import type { ListKind, ListSource } from './list-kind.ts';
import type { ListRow, RowSubject } from './list-row.ts';
import { StatusDot } from './status-dot.tsx';
import { useKeptInView } from './use-kept-in-view.ts';

const t = texts('lists');

/** The heights of rows in CSS pixels, as `lists.css` sets them. */
const ROW_HEIGHT = 44;
const TALL_ROW_HEIGHT = 62;

export type EntityListProps<S> = {
  kind: ListKind<S>;
  states: readonly S[];
  source: ListSource;
  label: string;
  /** What the rows were searched for and how they are ordered: where it changes, what is selected comes into view. */
  view: string;
  /** What a click does beside selecting. */
  onChoose?: ((state: S) => void) | undefined;
};

/**
 * A list of entities of which only the rows in view stand in the page and are written; arrow keys and clicks select,
 * Enter goes on to the details.
 */
export function EntityList<S>({ kind, states, source, label, view, onChoose }: EntityListProps<S>) {
  const box = useRef<HTMLDivElement>(null);
  const listId = useId();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const rowHeight = kind.tall ? TALL_ROW_HEIGHT : ROW_HEIGHT;
  const { items, totalHeight, scrollToIndex } = useVirtualRows(box, states.length, rowHeight);
  const selected = selection.value;
  const index = chosenIndex(kind, states, selected, chosenId);

  useEffect(() => {
    if (index >= 0) scrollToIndex(index);
  }, [selected, view]);
  useKeptInView(box, index, rowHeight);

  const choose = (at: number) => {
    const state = states[at];
    if (state === undefined) return;
    setChosenId(kind.id(state));
    const subject = kind.subject(state);
    if (subject) select(subject.kind, subject.id);
    else clearSelection();
    onChoose?.(state);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter') {
      if (index < 0) choose(0);
      document.querySelector<HTMLElement>('.details [role=tab][aria-selected=true]')?.focus();
      event.preventDefault();
      return;
    }
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / rowHeight) - 1);
    const to = rowByKey(event.key, index, states.length, page);
    if (to === null) return;
    event.preventDefault();
    choose(to);
  };

  return (
    <div
      class={kind.tall ? 'list tall' : 'list'}
      ref={box}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={items.some(item => item.index === index) ? `${listId}-${index}` : undefined}
      onKeyDown={onKeyDown}
    >
      <div class="list-space" style={{ height: `${totalHeight}px` }}>
        {items.map(({ index: at, start }) => {
          const state = states[at];
          if (state === undefined) return null;
          return (
            <Row
              key={kind.id(state)}
              row={kind.row(state, source)}
              subject={kind.subject(state)}
              elementId={`${listId}-${at}`}
              start={start}
              position={at + 1}
              of={states.length}
              selected={at === index}
              onClick={() => choose(at)}
            />
          );
        })}
      </div>
    </div>
  );
}

/** Where the selected entity stands; of several rows about it the one that was picked. */
function chosenIndex<S>(
  kind: ListKind<S>,
  states: readonly S[],
  selected: RowSubject,
  chosenId: string | null,
): number {
  if (!selected) return -1;
  const isAbout = (state: S) => {
    const subject = kind.subject(state);
    return subject !== null && subject.id === selected.id && subject.kind === selected.kind;
  };
  const chosen =
    chosenId === null ? -1 : states.findIndex(state => kind.id(state) === chosenId && isAbout(state));
  return chosen >= 0 ? chosen : states.findIndex(isAbout);
}

type RowProps = {
  row: ListRow;
  subject: RowSubject;
  elementId: string;
  start: number;
  position: number;
  of: number;
  selected: boolean;
  onClick: () => void;
};

function Row({ row, subject, elementId, start, position, of, selected, onClick }: RowProps) {
  const { sign } = row;
  const isHovered = useComputed(
    () => subject !== null && hovered.value?.id === subject.id && hovered.value.kind === subject.kind,
  );
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys, its options never have the focus
    <div
      id={elementId}
      class={`row ${selected ? 'selected' : ''} ${isHovered.value ? 'hovered' : ''} ${row.over ? 'over' : ''}`}
      style={{ transform: `translateY(${start}px)` }}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      aria-posinset={position}
      aria-setsize={of}
      onClick={onClick}
      onPointerEnter={() => subject && hover(subject.kind, subject.id)}
      onPointerLeave={unhover}
    >
      <span class={sign.kind === 'notification' ? `severity ${sign.status ?? 'info'}` : 'row-icon'}>
        <Icon name={row.icon} />
      </span>
      <span class="row-title" title={row.title}>
        {row.title}
      </span>
      <span class="row-status">
        {sign.status && words(sign.status)}
        {sign.status && sign.kind !== 'notification' && <StatusDot {...sign} />}
      </span>
      <span class="row-detail" title={row.detail}>
        {row.detail}
      </span>
      <span class="row-aside">
        {row.late && (
          <span class="tag late" title={t('row.late')}>
            {row.late}
          </span>
        )}
        {row.aside}
      </span>
    </div>
  );
}
