import type { GanttBar } from './gantt-bar.ts';
import type { GanttRow } from './gantt-row.ts';

/**
 * All vehicles and flights, and of the other rows such as hold anything by what was known at `time` (`null`: as it turned
 * out): plans name stands that nobody comes to.
 */
export function rowsInUse(rows: readonly GanttRow[], time: number | null): readonly GanttRow[] {
  return rows.filter(row => {
    if (row.entity !== null && row.entity.kind !== 'stand') return true;
    const bars: readonly GanttBar[] = [...(row.aircraft?.bars ?? []), ...row.tasks.bars];
    return bars.some(bar => row.holds(bar, time));
  });
}

/** The rows in whose name, group or bars a search is found. */
export function rowsFound(rows: readonly GanttRow[], search: string): readonly GanttRow[] {
  const wanted = search.trim().toLowerCase();
  return wanted === '' ? rows : rows.filter(({ searched }) => searched().includes(wanted));
}
