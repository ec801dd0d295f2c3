import type { Signal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { seek } from '../state/commands.ts';
import { cancelScrub, endScrub, scrubTo } from '../state/scrubbing.ts';
import { hover, hovered, select, unhover } from '../state/selection.ts';
import { Pinch } from '../timeline/pinch.ts';
import { timeAt } from '../timeline/scale.ts';
import { ScrubGesture } from '../timeline/scrub-gesture.ts';
import { transportBlocked } from '../transport/availability.ts';
import type { CardPlace } from './bar-card.tsx';
import { partsOf } from './bar-parts.ts';
import { panBy, show, showAll, toggleRow, zoomAt } from './gantt-state.ts';
import { AXIS_HEIGHT, type GanttView, LABELS_WIDTH } from './gantt-view.ts';
import { type Hit, hitAt } from './hit-test.ts';

/** How far a pressed pointer moves before a click becomes a drag, CSS pixels. */
const DRAG_FROM_PX = 4;
/** How much longer or shorter the span gets for a pixel of the wheel. */
const ZOOM_PER_PIXEL = 0.0016;
const LINE_PX = 16;
/** What stays free on both sides of a bar that is zoomed to, as a share of it. */
const BESIDE_BAR = 0.75;

type Press = { x: number; y: number; dragged: boolean };

/** What the pointer does in the chart. */
export function useGanttPointer(
  scroller: RefObject<HTMLDivElement | null>,
  view: () => GanttView | null,
  card: Signal<CardPlace | null>,
) {
  const pointer = useMemo(() => new GanttPointer(scroller, view, card), []);
  useEffect(() => {
    const { current } = scroller;
    const onWheel = (event: WheelEvent) => pointer.wheel(event);
    current?.addEventListener('wheel', onWheel, { passive: false });
    current?.addEventListener('touchmove', keepFromScrolling, { passive: false });
    return () => {
      current?.removeEventListener('wheel', onWheel);
      current?.removeEventListener('touchmove', keepFromScrolling);
      pointer.leave();
    };
  }, []);
  return pointer;
}

/** Two fingers that do not move quite level would else scroll the rows, which ends the pinch. */
function keepFromScrolling(event: TouchEvent): void {
  if (event.touches.length > 1 && event.cancelable) event.preventDefault();
}

class GanttPointer {
  readonly #scroller: RefObject<HTMLDivElement | null>;
  readonly #view: () => GanttView | null;
  readonly #card: Signal<CardPlace | null>;
  readonly #scrub: ScrubGesture;
  readonly #fingers = new Pinch((x, factor, px) => {
    zoomAt(this.#timeAt(x), factor);
    panBy(px * this.#msPerPixel());
  });
  #pressed: Press | null = null;
  #hovers = false;

  constructor(
    scroller: RefObject<HTMLDivElement | null>,
    view: () => GanttView | null,
    card: Signal<CardPlace | null>,
  ) {
    this.#scroller = scroller;
    this.#view = view;
    this.#card = card;
    this.#scrub = new ScrubGesture(
      {
        seek: time => void seek(time),
        scrubTo,
        endScrub: time => void endScrub(time),
        cancelScrub,
      },
      x => this.#timeAt(x),
    );
  }

  isPanning(): boolean {
    return this.#pressed?.dragged ?? false;
  }

  readonly handlers = {
    onPointerDown: (event: PointerEvent) => this.#press(event),
    onPointerMove: (event: PointerEvent) => this.#move(event),
    onPointerUp: (event: PointerEvent) => this.#release(event),
    onPointerCancel: (event: PointerEvent) => this.#giveUp(event),
    onPointerLeave: () => this.leave(),
    onDblClick: (event: MouseEvent) => this.#doubleClick(event),
  };

  /** Plain scrolls the rows; with Shift, or sideways, it moves through time; with Ctrl or ⌘, or over the axis, it zooms. */
  wheel(event: WheelEvent): void {
    const { x, y } = this.#place(event);
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PX : 1;
    const [deltaX, deltaY] = [event.deltaX * unit, event.deltaY * unit];
    if (event.ctrlKey || event.metaKey || y < AXIS_HEIGHT) {
      event.preventDefault();
      zoomAt(this.#timeAt(x), Math.exp(deltaY * ZOOM_PER_PIXEL));
      return;
    }
    const sideways =
      event.shiftKey && deltaX === 0 ? deltaY : Math.abs(deltaX) > Math.abs(deltaY) ? deltaX : 0;
    if (sideways === 0) return;
    event.preventDefault();
    panBy(sideways * this.#msPerPixel());
  }

  leave(): void {
    if (this.#pressed) return;
    this.#show(null);
  }

  #press(event: PointerEvent): void {
    if (event.button !== 0) return;
    const { x, y } = this.#place(event);
    if (x > (this.#scroller.current?.clientWidth ?? 0)) return;
    if (event.pointerType === 'touch' && this.#fingers.press(event.pointerId, x)) {
      this.#dropPress();
      return;
    }
    this.#scroller.current?.setPointerCapture(event.pointerId);
    if (this.#hitAt(x, y)?.on === 'axis') {
      if (!transportBlocked.peek()) this.#scrub.press(x);
      return;
    }
    this.#pressed = { x, y, dragged: false };
  }

  #move(event: PointerEvent): void {
    const { x, y } = this.#place(event);
    this.#fingers.move(event.pointerId, x);
    this.#scrub.move(x);
    const pressed = this.#pressed;
    if (!pressed) {
      this.#hover(x, y);
      return;
    }
    const [dx, dy] = [x - pressed.x, y - pressed.y];
    if (!pressed.dragged && Math.hypot(dx, dy) < DRAG_FROM_PX) return;
    pressed.dragged = true;
    this.#show(null);
    panBy(-dx * this.#msPerPixel());
    if (event.pointerType === 'mouse') this.#scroller.current?.scrollBy(0, -dy);
    Object.assign(pressed, { x, y });
  }

  #release(event: PointerEvent): void {
    const { x, y } = this.#place(event);
    this.#fingers.lift(event.pointerId);
    this.#scrub.release(x);
    const pressed = this.#pressed;
    this.#pressed = null;
    // Who works with the mouse expects the arrows to move the playhead: only keys bring the focus here.
    this.#scroller.current?.blur();
    if (pressed && !pressed.dragged) this.#click(this.#hitAt(x, y));
  }

  #giveUp(event: PointerEvent): void {
    this.#fingers.lift(event.pointerId);
    this.#dropPress();
  }

  #dropPress(): void {
    this.#scrub.cancel();
    this.#pressed = null;
  }

  #click(hit: Hit): void {
    if (hit?.on === 'bar') select(hit.bar.kind, hit.bar.id);
    if (hit?.on !== 'label') return;
    if (hit.toggle || !hit.row.entity) toggleRow(hit.row.key);
    else select(hit.row.entity.kind, hit.row.entity.id);
  }

  #doubleClick(event: MouseEvent): void {
    const { x, y } = this.#place(event);
    const hit = this.#hitAt(x, y);
    const view = this.#view();
    if (hit?.on === 'bar' && view) {
      const whole = partsOf(hit.bar, view.known, view.until)?.whole ?? hit.bar;
      const beside = (whole.to - whole.from) * BESIDE_BAR;
      show({ from: whole.from - beside, to: whole.to + beside });
    } else if (hit?.on === 'row' || hit?.on === 'axis') showAll();
  }

  #hover(x: number, y: number): void {
    const hit = this.#hitAt(x, y);
    const { current } = this.#scroller;
    if (current) current.dataset.on = hit?.on === 'label' && !hit.row.entity ? 'bar' : (hit?.on ?? '');
    if (hit?.on === 'bar') {
      hover(hit.bar.kind, hit.bar.id);
      this.#show({ bar: hit.bar, x, y });
    } else if (hit?.on === 'label' && hit.row.entity) {
      hover(hit.row.entity.kind, hit.row.entity.id);
      this.#show(null, true);
    } else this.#show(null);
  }

  #show(place: CardPlace | null, hovers = place !== null): void {
    this.#card.value = place;
    if (this.#hovers && !hovers && hovered.peek() !== null) unhover();
    this.#hovers = hovers;
  }

  #hitAt(x: number, y: number): Hit {
    const view = this.#view();
    return view && hitAt(view, x, y);
  }

  #timeAt(x: number): number {
    const view = this.#view();
    return view ? timeAt(view.scale, x - LABELS_WIDTH) : 0;
  }

  #msPerPixel(): number {
    const scale = this.#view()?.scale;
    return scale ? (scale.end - scale.start) / scale.width : 0;
  }

  #place(event: MouseEvent): { x: number; y: number } {
    const box = this.#scroller.current?.getBoundingClientRect();
    return { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) };
  }
}
