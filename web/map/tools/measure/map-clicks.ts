import type { Map as MapLibreMap } from 'maplibre-gl';

/** A press that moved further than this was a drag, pixels. */
const CLICK_TOLERANCE_PX = 4;

export type MapClicks = {
  /** Pixels from the map's corner. */
  readonly onClick: (at: { readonly x: number; readonly y: number }) => void;
  readonly onDoubleClick: () => void;
  /** Whether clicks are taken now; else the map has them. */
  readonly takes: () => boolean;
};

/** Takes the clicks on a map before the map does, so that nothing is selected by them; drags stay the map's. Returns what ends it. */
export function takeClicks(map: MapLibreMap, { onClick, onDoubleClick, takes }: MapClicks): () => void {
  const container = map.getContainer();
  const canvas = map.getCanvas();
  let pressed = { x: 0, y: 0 };
  const press = (event: PointerEvent) => {
    pressed = { x: event.clientX, y: event.clientY };
  };
  const take = (event: MouseEvent) => {
    if (event.target !== canvas || !takes()) return;
    event.stopPropagation();
    event.preventDefault();
    if (event.type === 'dblclick') {
      onDoubleClick();
      return;
    }
    const moved = Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y);
    // The second click of a double click sets no point.
    if (moved > CLICK_TOLERANCE_PX || event.detail > 1) return;
    const { left, top } = container.getBoundingClientRect();
    onClick({ x: event.clientX - left, y: event.clientY - top });
  };
  container.addEventListener('pointerdown', press, true);
  container.addEventListener('click', take, true);
  container.addEventListener('dblclick', take, true);
  return () => {
    container.removeEventListener('pointerdown', press, true);
    container.removeEventListener('click', take, true);
    container.removeEventListener('dblclick', take, true);
  };
}
