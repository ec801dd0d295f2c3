import { type ReadonlySignal, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** What of an element is seen, without its scroll bars, CSS pixels; 0 before it stands in the page. */
export function useViewSize(
  element: RefObject<HTMLElement | null>,
): ReadonlySignal<{ readonly width: number; readonly height: number }> {
  const size = useSignal({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = current;
      const last = size.peek();
      if (width !== last.width || height !== last.height) size.value = { width, height };
    };
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    for (const child of current.children) observer.observe(child);
    measure();
    return () => observer.disconnect();
  }, []);
  return size;
}
