import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useReducer, useState } from 'preact/hooks';

/** A row that has to stand in the page: its place among all rows, and where it begins (CSS pixels from the first row). */
type VirtualRow = { readonly index: number; readonly start: number };

export type VirtualRows = {
  /** The rows in view and some to spare on both sides, from the top. */
  readonly items: readonly VirtualRow[];
  /** The height of all rows, CSS pixels. */
  readonly totalHeight: number;
  /** Brings a row into view: by the shortest way, or to the middle or the top. */
  readonly scrollToIndex: (index: number, align?: 'auto' | 'center' | 'start') => void;
};

export type VirtualRowsOptions = {
  /** The height of what stands above the rows within the scroller and sticks to its top, CSS pixels. */
  readonly headHeight?: number;
  /** How many rows to put into the page beyond each end of the view. */
  readonly spare?: number;
};

/**
 * Which of `count` rows of equal height (`rowHeight`, CSS pixels) have to stand in the page, as `scroller`, the element
 * that scrolls them, is scrolled and resized. Draws the component anew where these become others.
 */
export function useVirtualRows(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number,
  { headHeight = 0, spare = 6 }: VirtualRowsOptions = {},
): VirtualRows {
  const [, redraw] = useReducer((version: number) => version + 1, 0);
  const options = {
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: spare,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    onChange: () => redraw(undefined),
  };
  const [virtualizer] = useState(() => new Virtualizer<HTMLElement, HTMLElement>(options));
  virtualizer.setOptions(options);
  useLayoutEffect(() => virtualizer._didMount(), []);
  useLayoutEffect(() => virtualizer._willUpdate());
  useEffect(() => virtualizer.measure(), [rowHeight]);
  return {
    items: virtualizer.getVirtualItems().map(({ index, start }) => ({ index, start: start - headHeight })),
    totalHeight: count * rowHeight,
    scrollToIndex: (index, align = 'auto') => virtualizer.scrollToIndex(index, { align }),
  };
}
