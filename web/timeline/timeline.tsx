import { useSignalEffect } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { browserClock } from '../api/wall-clock.ts';
import { texts } from '../language/catalogues.ts';
import { shiftReading } from '../shift/shift.ts';
import { LaneLabels } from './lane-labels.tsx';
import { stepTold } from './lane-steps.ts';
import { lanesShown } from './lanes-shown.ts';
import { layout as layoutOf } from './layout.ts';
import { TimelinePlot } from './timeline-plot.tsx';

const t = texts('timeline');

/** How long it stays in sight that there was nothing to step to, ms. */
const TOLD_FOR_MS = 8000;

/** What happened when over all that is recorded around the session's range, lane by lane, with the playhead. */
export function Timeline() {
  const layout = useMemo(() => layoutOf(lanesShown.value), [lanesShown.value]);
  return (
    <div class="timeline-frame">
      <LaneLabels layout={layout} />
      <TimelinePlot layout={layout} />
      <ReadingNote />
      <StepNote />
    </div>
  );
}

/** How far the shift behind the lanes is read, while it is not. */
function ReadingNote() {
  const reading = shiftReading.value;
  if (reading.state === 'reading') {
    const percent = Math.round(reading.share * 100);
    return (
      <p class="timeline-note" role="status">
        {t('lanes.reading', { percent })}
      </p>
    );
  }
  if (reading.state !== 'failed') return null;
  return (
    <p class="timeline-note" role="status" title={reading.reason}>
      {t('lanes.failed')}
    </p>
  );
}

/** Why the last step through a lane led nowhere, for a while. */
function StepNote() {
  useSignalEffect(() => {
    if (stepTold.value === '') return;
    return browserClock.after(TOLD_FOR_MS, () => {
      stepTold.value = '';
    });
  });
  return (
    <p class="timeline-step" role="status">
      {stepTold.value}
    </p>
  );
}
