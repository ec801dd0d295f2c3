import { useComputed } from '@preact/signals';
import { texts } from '../language/catalogues.ts';
import { gantt as english } from '../language/en/gantt.ts';
import { shift, shiftReading } from '../shift/shift.ts';
import { GanttChart } from './gantt-chart.tsx';
import { layout, rows, search } from './gantt-state.ts';
import { GanttToolbar } from './gantt-toolbar.tsx';
import './gantt.css';

const t = texts('gantt', english);

/** The shift's work against its plan, by stand, vehicle or flight. */
export function Gantt() {
  return (
    <div class="gantt">
      <GanttToolbar />
      <GanttStatus />
      <GanttChart />
    </div>
  );
}

/** What is to be known before, or instead of, the bars. */
function GanttStatus() {
  const text = useComputed(() => {
    const { tasks, flights } = shift.value;
    const reading = shiftReading.value;
    const isEmpty = tasks.size === 0 && flights.size === 0;
    switch (reading.state) {
      case 'failed':
        return t('status.failed', { reason: reading.reason });
      case 'waiting':
        return isEmpty ? t('status.waiting') : null;
      case 'reading':
        return isEmpty ? t('status.reading', { percent: Math.round(reading.share * 100) }) : null;
      case 'read':
        if (isEmpty) return t('status.empty');
        if (rows.value.length > 0 && layout.value.placed.length === 0)
          return t('status.nothingFound', { search: search.value });
        return null;
    }
  });
  return text.value === null ? null : (
    <p class="gantt-status" role="status">
      {text.value}
    </p>
  );
}
