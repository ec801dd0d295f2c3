/** Where instants lie on a line: `[start, end]` in epoch milliseconds over `[0, width]` CSS pixels. */
export interface Scale {
  readonly start: number;
  readonly end: number;
  readonly width: number;
}

/** Pixels from the left; not clamped. */
export function xOf(scale: Scale, time: number): number {
  const span = scale.end - scale.start;
  return span <= 0 ? 0 : ((time - scale.start) / span) * scale.width;
}

/** The instant at `x`, clamped to the range and rounded to the millisecond. */
export function timeAt(scale: Scale, x: number): number {
  if (scale.width <= 0) return scale.start;
  const share = Math.min(1, Math.max(0, x / scale.width));
  return Math.round(scale.start + share * (scale.end - scale.start));
}

/** Where the device has a pixel: what moves by less than one is left where it is, which costs the page nothing. */
export function onPixels(x: number, ratio = globalThis.devicePixelRatio): number {
  return Math.round(x * ratio) / ratio;
}
