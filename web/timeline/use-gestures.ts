import type { Signal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { browserClock } from '../api/wall-clock.ts';
import { seek } from '../state/commands.ts';
import { cancelScrub, endScrub, scrubTo } from '../state/scrubbing.ts';
import { transportBlocked } from '../transport/availability.ts';
import type { Gesture } from './gesture.ts';
import { pickMark } from './lane-steps.ts';
import type { Mark } from './lanes/mark.ts';
import { isOnAxis, isOnOverview } from './layout.ts';
import { PanGesture } from './pan-gesture.ts';
import { Pinch } from './pinch.ts';
import { draftRange, loopOver, playedPart } from './played-range.ts';
import { RangeGesture } from './range-gesture.ts';
import { type Scale, timeAt } from './scale.ts';
import { ScrubGesture } from './scrub-gesture.ts';
import { domain, panBy, showAll, view, zoomAt } from './view.ts';

/** How long a click on the axis waits for a second one, which shows the whole domain instead, ms. */
const DOUBLE_CLICK_MS = 250;

/** Where the pointer is on the timeline, CSS pixels from its corner; `null` while it is elsewhere. */
export type Pointer = { readonly x: number; readonly y: number } | null;

export type GestureInputs = {
  readonly root: RefObject<HTMLElement | null>;
  readonly pointer: Signal<Pointer>;
  /** Of what is shown, as it was last drawn. */
  readonly scale: () => Scale;
  /** The mark at a place of the timeline. */
  readonly markAt: (x: number, y: number) => Mark | null;
};

/** What the pointer does on the timeline: click, scrub, mark a range or move its ends, pan, move the window. */
export function useGestures(inputs: GestureInputs) {
  const latest = useRef(inputs);
  latest.current = inputs;
  const held = useRef<Gesture | null>(null);
  const cancelClick = useRef<(() => void) | null>(null);
  useEffect(() => () => cancelClick.current?.(), []);
  const kinds = useMemo(() => gestureKinds(latest, cancelClick), []);
  const fingers = useMemo(() => kinds.pinch(), []);

  // Measured when the pointer comes or presses: to measure with every move would lay the page out each time.
  const corner = useRef<{ x: number; y: number } | null>(null);
  const measure = () => {
    const { left: x = 0, top: y = 0 } = latest.current.root.current?.getBoundingClientRect() ?? {};
    corner.current = { x, y };
    return corner.current;
  };
  const place = (event: MouseEvent) => {
    const { x, y } = corner.current ?? measure();
    return { x: event.clientX - x, y: event.clientY - y };
  };
  const kindFor = (event: PointerEvent, y: number): Gesture | null => {
    if (event.button === 1) return kinds.pan();
    if (event.button !== 0 || transportBlocked.peek()) return null;
    if (isOnOverview(y)) return kinds.overview();
    const end = event.target instanceof HTMLElement ? event.target.dataset.rangeEnd : undefined;
    if (end === 'from' || end === 'to') return kinds.rangeEnd(end);
    return event.shiftKey || isOnAxis(y) ? kinds.range() : kinds.scrub();
  };
  return {
    /** Gives up what is being done; whether something was. */
    cancel: () => {
      const dragging = held.current?.dragging ?? false;
      held.current?.cancel();
      return dragging;
    },
    onPointerDown: (event: PointerEvent) => {
      measure();
      const { x, y } = place(event);
      held.current?.cancel();
      held.current = null;
      if (event.pointerType === 'touch' && fingers.press(event.pointerId, x)) return;
      held.current = kindFor(event, y);
      if (!held.current) return;
      if (event.button === 1) event.preventDefault();
      latest.current.root.current?.setPointerCapture(event.pointerId);
      held.current.press(x);
    },
    onPointerMove: (event: PointerEvent) => {
      const { x, y } = place(event);
      inputs.pointer.value = { x, y };
      fingers.move(event.pointerId, x);
      held.current?.move(x);
    },
    onPointerUp: (event: PointerEvent) => {
      fingers.lift(event.pointerId);
      held.current?.release(place(event).x);
      held.current = null;
    },
    onPointerCancel: (event: PointerEvent) => {
      fingers.lift(event.pointerId);
      held.current?.cancel();
      held.current = null;
    },
    onPointerLeave: () => {
      corner.current = null;
      inputs.pointer.value = null;
    },
    onDblClick: (event: MouseEvent) => {
      if (!isOnAxis(place(event).y)) return;
      cancelClick.current?.();
      showAll();
    },
  };
}

function gestureKinds(latest: { current: GestureInputs }, cancelClick: { current: (() => void) | null }) {
  const time = (x: number) => timeAt(latest.current.scale(), x);
  const msPerPixel = () => {
    const { start, end, width } = latest.current.scale();
    return (end - start) / Math.max(1, width);
  };
  const rangeHandlers = {
    draft: (range: { from: number; to: number } | null) => {
      draftRange.value = range;
    },
    mark: (from: number, to: number) => void loopOver(from, to),
    click: (at: number) => {
      cancelClick.current?.();
      cancelClick.current = browserClock.after(DOUBLE_CLICK_MS, () => void seek(at));
    },
  };
  return {
    scrub: () =>
      new ScrubGesture(
        {
          seek: at => {
            const { pointer, markAt } = latest.current;
            const mark = pointer.value && markAt(pointer.value.x, pointer.value.y);
            if (mark) void pickMark(mark, mark.lane === 'turnarounds' ? at : mark.from);
            else void seek(at);
          },
          scrubTo,
          endScrub: at => void endScrub(at),
          cancelScrub,
        },
        time,
      ),
    range: () => new RangeGesture(rangeHandlers, time),
    rangeEnd: (end: 'from' | 'to') =>
      new RangeGesture(rangeHandlers, time, playedPart.peek()?.[end === 'from' ? 'to' : 'from'] ?? null),
    pinch: () =>
      new Pinch((x, factor, px) => {
        zoomAt(time(x), factor);
        panBy(px * msPerPixel());
      }),
    pan: () => new PanGesture(px => panBy(px * msPerPixel())),
    /** Moves the window along the overview, on which the whole domain is as wide as the timeline. */
    overview: () =>
      new PanGesture(px => {
        const [all, shown] = [domain.peek(), view.peek()];
        if (all && shown) panBy((-px * (all.to - all.from)) / Math.max(1, latest.current.scale().width));
      }),
  };
}
