import type { ReadonlySignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { DensityBucket } from '../../server/contract/history.ts';
import { shownZone } from '../state/shown-zone.ts';
import { bucketText } from './bucket-text.ts';
import { bucketAt } from './density-shape.ts';
import { type Scale, timeAt } from './scale.ts';

type TimelineHoverProps = {
  /** Pixels from the left, `null` while the pointer is elsewhere. */
  x: ReadonlySignal<number | null>;
  scale: Scale;
  buckets: readonly DensityBucket[];
};

/** The time under the pointer and what was recorded around it. */
export function TimelineHover({ x, scale, buckets }: TimelineHoverProps) {
  const line = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const at = x.value;
  useLayoutEffect(() => {
    if (at === null || !line.current || !text.current) return;
    const half = text.current.offsetWidth / 2;
    const inside = Math.min(scale.width, Math.max(0, at));
    line.current.style.setProperty('--x', `${inside}px`);
    text.current.style.setProperty('--x', `${Math.min(scale.width - half, Math.max(half, inside))}px`);
  });
  if (at === null || scale.width === 0) return null;
  const time = timeAt(scale, at);
  const bucket = bucketAt(buckets, time);
  return (
    <>
      <div class="timeline-hover-line" ref={line} />
      <div class="timeline-hover" ref={text}>
        <strong>{shownZone.value.clock(time)}</strong>
        {bucket && <span>{bucketText(bucket)}</span>}
      </div>
    </>
  );
}
