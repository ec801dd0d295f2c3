import { useSignal, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { stateOnItsWay } from '../state/on-its-way.ts';
import { session } from '../state/session.ts';
import { shownTime } from '../state/shown.ts';
import { onPixels, type Scale, xOf } from './scale.ts';

/** Where the shown time stands, and what lies behind it: two elements that move with every picture, and nothing else. */
export function Playhead({ scale }: { scale: Scale }) {
  const playhead = useRef<HTMLDivElement>(null);
  const elapsed = useRef<HTMLDivElement>(null);
  const current = useSignal(scale);
  current.value = scale;
  useSignalEffect(() => {
    const time = shownTime.value;
    const { width } = current.value;
    if (!playhead.current || !elapsed.current) return;
    const x = time === null || width === 0 ? -1 : xOf(current.value, time);
    const inSight = x >= -0.5 && x <= width + 0.5;
    playhead.current.style.visibility = inSight ? 'visible' : 'hidden';
    playhead.current.style.transform = `translateX(${onPixels(x)}px)`;
    const share = width === 0 ? 0 : Math.min(1, Math.max(0, x / width));
    elapsed.current.style.transform = `scaleX(${width === 0 ? 0 : onPixels(share * width) / width})`;
  });
  return (
    <>
      <div class="timeline-elapsed" ref={elapsed} />
      <div
        class={`timeline-playhead ${stateOnItsWay.value ? 'waiting' : ''}`}
        ref={playhead}
        hidden={!session.value}
      />
    </>
  );
}
