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

/** The rows in which every word of a search is found. */
export function rowsFound(rows: readonly GanttRow[], search: string): readonly GanttRow[] {
  const wanted = search.toLowerCase().split(/\s+/).filter(Boolean);
  return wanted.length === 0
    ? rows
    : rows.filter(({ searched }) => wanted.every(word => searched.includes(word)));
}
