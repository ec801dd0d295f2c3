import { Icon } from '../controls/icon.tsx';
import { texts } from '../language/catalogues.ts';
import { board as english } from '../language/en/board.ts';
import { boardOrder, boardView } from './board-choices.ts';
import { shownOrder } from './board-state.ts';
import type { Column, MilestoneName } from './columns.ts';

const t = texts('board', english);

/** A column's name; pressing it sorts by the column, and again the other way round. */
export function BoardHead({ column }: { readonly column: Column }) {
  const { by, descending } = shownOrder.value;
  const active = by === column.id;
  const { name, hint } = headOf(column);
  return (
    <th
      scope="col"
      class={column.kind === 'text' ? undefined : `board-${column.kind}`}
      aria-sort={active ? (descending ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        title={hint ?? t('columns.sort', { column: name })}
        onClick={() => {
          boardOrder.value = { by: column.id, descending: active && !descending };
        }}
      >
        {name}
        {active && (
          <span class={descending ? 'board-sign descending' : 'board-sign'}>
            <Icon name="down" />
          </span>
        )}
      </button>
    </th>
  );
}

function headOf({ id, kind }: Column): { name: string; hint?: string } {
  if (kind === 'milestone') return { name: id, hint: t(`milestones.${id as MilestoneName}`) };
  switch (id) {
    case 'place': {
      const view = boardView.value;
      return { name: t(`columns.${view === 'arrivals' ? 'from' : view === 'departures' ? 'to' : 'route'}`) };
    }
    case 'time':
    case 'stand':
    case 'delay':
    case 'tasks':
    case 'slack':
      return { name: t(`columns.${id}`), hint: t(`columns.${id}Hint`) };
    default:
      return {
        name: t(`columns.${id as 'name' | 'aircraft' | 'status' | 'runway' | 'airline' | 'registration'}`),
      };
  }
}
