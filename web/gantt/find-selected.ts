import type { Selection } from '../state/selection.ts';
import type { GanttBar } from './gantt-bar.ts';
import type { GanttRow } from './gantt-row.ts';

/**
 * Where something picked is found: its own row, else the first row that has its bar, by how it turned out. `null` where no
 * row has it.
 */
export function found(
  rows: readonly GanttRow[],
  picked: Selection,
): { readonly row: GanttRow; readonly bar: GanttBar | null } | null {
  const own = rows.find(({ entity }) => entity?.kind === picked.kind && entity.id === picked.id);
  if (own) return { row: own, bar: own.aircraft?.bars.find(({ id }) => id === picked.id) ?? null };
  for (const row of rows) {
    const bars: readonly GanttBar[] = picked.kind === 'task' ? row.tasks.bars : (row.aircraft?.bars ?? []);
    const bar = bars.find(
      each => each.kind === picked.kind && each.id === picked.id && row.holds(each, null),
    );
    if (bar) return { row, bar };
  }
  return null;
}
