import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { type Scale, timeAt } from './scale.ts';
import { panBy, zoomAt } from './view.ts';

/** How much of a doubling one pixel of wheel is worth; a pinch on a trackpad comes as small wheels with Ctrl held. */
const ZOOM_PER_PX = 0.002;
const PINCH_PER_PX = 0.012;
const LINE_PX = 16;

/** A wheel zooms around the pointer; held with Shift, or turned sideways, it moves the window. */
export function useWheel(root: RefObject<HTMLElement | null>, scale: Scale): void {
  const latest = useRef(scale);
  latest.current = scale;
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PX : 1;
      const { start, end, width } = latest.current;
      const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY);
      if (sideways || event.shiftKey) {
        const px = (sideways ? event.deltaX : event.deltaY) * unit;
        panBy((px * (end - start)) / Math.max(1, width));
        return;
      }
      const at = timeAt(latest.current, event.clientX - element.getBoundingClientRect().left);
      const perPx = event.ctrlKey ? PINCH_PER_PX : ZOOM_PER_PX;
      zoomAt(at, 2 ** (event.deltaY * unit * perPx));
    };
    // Preact listens passively to wheels, and then the page itself would zoom.
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [root]);
}
