import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl';

export const AIRPORT_SOURCE = 'airport';
export const FONT = ['Inter Variable', 'system-ui', 'sans-serif'];

/** The features of some layers of the airport's map. */
export const of = (...layers: string[]): FilterSpecification => ['in', ['get', 'layer'], ['literal', layers]];

/**
 * A width in pixels that is true to `metres` from zoom 17 on, and at least `least` before, where lines get thinner and
 * thinner. Zoom 17: 0.45 m a pixel at 41°.
 */
export function width(metres: number, least: number): ExpressionSpecification {
  const at17 = metres / 0.45;
  return ['interpolate', ['exponential', 2], ['zoom'], 12, least, 17, Math.max(least, at17), 22, at17 * 32];
}

/** From nothing to something over half a zoom, so that nothing pops up. */
export function from(zoom: number, opacity = 1): ExpressionSpecification {
  return ['interpolate', ['linear'], ['zoom'], zoom, 0, zoom + 0.5, opacity];
}

export type LineLook = {
  readonly color: string | ExpressionSpecification;
  readonly width: ExpressionSpecification;
  readonly minzoom?: number;
  /** In widths. */
  readonly dashes?: number[];
  readonly opacity?: ExpressionSpecification;
};

export function line(id: string, layers: string[], look: LineLook): LayerSpecification {
  return {
    id,
    type: 'line',
    source: AIRPORT_SOURCE,
    filter: of(...layers),
    minzoom: look.minzoom ?? 0,
    layout: { 'line-cap': look.dashes ? 'butt' : 'round', 'line-join': 'round' },
    paint: {
      'line-color': look.color,
      'line-width': look.width,
      'line-opacity': look.opacity ?? 1,
      ...(look.dashes ? { 'line-dasharray': look.dashes } : {}),
    },
  };
}
