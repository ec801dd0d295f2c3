import type { DensityBucket } from '../../server/contract/history.ts';
import { durationText } from '../format/durations.ts';
import { countText } from '../format/words.ts';
import { texts } from '../language/catalogues.ts';
import { shift, shiftReading } from '../shift/shift.ts';
import type { Extent } from '../state/extent.ts';
import { shownZone } from '../state/shown-zone.ts';
import { bucketText } from './bucket-text.ts';
import { bucketAt } from './density-shape.ts';
import type { LaneMarks } from './lanes/lane-marks.ts';
import type { Mark } from './lanes/mark.ts';
import { marksAround } from './lanes/mark-at.ts';
import { countAt } from './lanes/occupancy.ts';
import { markText } from './mark-text.ts';
import { type Scale, timeAt } from './scale.ts';

const t = texts('timeline');

type TimelineHoverProps = {
  /** Pixels from the left. */
  x: number;
  pointed: Mark | null;
  scale: Scale;
  marks: LaneMarks;
  buckets: readonly DensityBucket[];
  gaps: readonly Extent[];
};

/** The time under the pointer, in a box that stays within the timeline without being measured; what lies there by name, and what was recorded around it. */
export function TimelineHover({ x, pointed, scale, marks, buckets, gaps }: TimelineHoverProps) {
  const inside = Math.min(scale.width, Math.max(0, x));
  const share = inside / Math.max(1, scale.width);
  const time = timeAt(scale, x);
  return (
    <>
      <div class="timeline-hover-line" style={{ transform: `translateX(${inside}px)` }} />
      <div
        class="timeline-hover"
        style={{ transform: `translateX(${inside}px) translateX(${-share * 100}%)` }}
      >
        <div class="timeline-hover-time">{shownZone.value.clock(time)}</div>
        {pointed && <Pointed mark={pointed} others={others(pointed, marks, scale, x)} />}
        <div class="timeline-hover-counts">{around(time, marks, buckets, gaps).join(' · ')}</div>
      </div>
    </>
  );
}

function Pointed({ mark, others }: { mark: Mark; others: number }) {
  const { title, details } = markText(mark, shift.value);
  return (
    <div class={`timeline-hover-mark ${mark.lane}`}>
      <strong>{title}</strong>
      <span>{details.join(' · ')}</span>
      {others > 0 && <span class="muted">{t('hover.more', { n: countText(others) })}</span>}
    </div>
  );
}

/** How many more marks of its lane lie as close to the pointer. */
function others(mark: Mark, marks: LaneMarks, scale: Scale, x: number): number {
  return mark.lane === 'turnarounds' ? 0 : marksAround<Mark>(marks[mark.lane], scale, x).length - 1;
}

function around(
  time: number,
  marks: LaneMarks,
  buckets: readonly DensityBucket[],
  gaps: readonly Extent[],
): string[] {
  const gap = gaps.find(each => each.from <= time && time < each.to);
  if (gap) {
    const [from, to] = [shownZone.value.clock(gap.from), shownZone.value.clock(gap.to)];
    return [t('hover.gap', { from, to, length: durationText(gap.to - gap.from) })];
  }
  const onStand = countAt(marks.turnarounds, time);
  const bucket = bucketAt(buckets, time);
  return [
    ...(shiftReading.value.state === 'read' || onStand > 0
      ? [t('hover.onStand', { n: countText(onStand) })]
      : []),
    ...(bucket ? bucketText(bucket) : [t('hover.unread')]),
  ];
}
