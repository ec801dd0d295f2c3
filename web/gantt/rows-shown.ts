import type { GanttBar, Span } from './gantt-bar.ts';
import type { GanttRow } from './gantt-row.ts';

/**
 * All vehicles and flights, and of the other rows such as hold anything, as it turned out, that reaches into `shown`
 * (`null`: anything at all): plans name stands that nobody comes to, or only after the recording's end.
 */
export function rowsInUse(rows: readonly GanttRow[], shown: Span | null): readonly GanttRow[] {
  return rows.filter(row => {
    if (row.entity !== null && row.entity.kind !== 'stand') return true;
    const bars: readonly GanttBar[] = [...(row.aircraft?.bars ?? []), ...row.tasks.bars];
    return bars.some(
      bar => (!shown || (bar.from <= shown.to && bar.to >= shown.from)) && row.holds(bar, null),
    );
  });
}

/** The rows in whose name, group or bars a search is found. */
export function rowsFound(rows: readonly GanttRow[], search: string): readonly GanttRow[] {
  const wanted = search.trim().toLowerCase();
  return wanted === '' ? rows : rows.filter(({ searched }) => searched().includes(wanted));
}
