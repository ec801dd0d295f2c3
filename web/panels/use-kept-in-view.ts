import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/**
 * Keeps a row of a list in sight where the list becomes lower than it stands: the details open below, or are drawn up.
 * One that was out of sight before stays so. `index` is -1 for none; `rowHeight` in CSS pixels.
 */
export function useKeptInView(list: RefObject<HTMLElement | null>, index: number, rowHeight: number): void {
  const end = useRef(0);
  end.current = (index + 1) * rowHeight;
  useEffect(() => {
    const element = list.current;
    if (!element) return;
    let height = element.clientHeight;
    const observer = new ResizeObserver(() => {
      const seenTo = element.scrollTop + height;
      height = element.clientHeight;
      const hidden = end.current - (element.scrollTop + height);
      if (hidden > 0 && end.current <= seenTo) element.scrollTop += hidden;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [list]);
}
