import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/** The size of what an element can show, without its scroll bars, in CSS pixels; 0 before it stands in the page. */
export function useSize(element: RefObject<HTMLElement | null>): { width: number; height: number } {
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const view = element.current;
    if (!view) return;
    const observer = new ResizeObserver(() =>
      setSize({ width: view.clientWidth, height: view.clientHeight }),
    );
    observer.observe(view);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
