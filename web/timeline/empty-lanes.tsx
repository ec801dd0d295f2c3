import { texts } from '../language/catalogues.ts';
import { shiftReading } from '../shift/shift.ts';
import { laneMarks } from './lanes/lane-marks.ts';
import type { Layout } from './layout.ts';

const t = texts('timeline');

/** Says of each lane that holds nothing that it does, once the shift is read: a blank looks like a failure. */
export function EmptyLanes({ layout }: { layout: Layout }) {
  if (shiftReading.value.state !== 'read') return null;
  const marks = laneMarks.value;
  return (
    <>
      {layout.rows.map(
        ({ id, top, height }) =>
          id !== 'density' &&
          marks[id].length === 0 && (
            <span class="lane-empty" style={{ top: `${top}px`, height: `${height}px` }} key={id}>
              {t('lanes.empty')}
            </span>
          ),
      )}
    </>
  );
}
