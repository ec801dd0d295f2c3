import type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
  StyleSpecification,
} from 'maplibre-gl';
import type { GroundColors } from './ground-colors.ts';

export const AIRPORT_SOURCE = 'airport';
const FONT = ['Inter Variable', 'system-ui', 'sans-serif'];

const of = (...layers: string[]): FilterSpecification => ['in', ['get', 'layer'], ['literal', layers]];

/** A width in pixels that is true to `metres` from zoom 17 on, and at least `least` before. Zoom 17: 0.9 m a pixel at 41°. */
function width(metres: number, least: number): ExpressionSpecification {
  const at17 = metres / 0.9;
  return ['interpolate', ['exponential', 2], ['zoom'], 12, least, 17, Math.max(least, at17), 22, at17 * 32];
}

function line(
  id: string,
  layers: string[],
  color: string | ExpressionSpecification,
  widths: ExpressionSpecification,
  minzoom: number,
  dashes?: number[],
): LayerSpecification {
  return {
    id,
    type: 'line',
    source: AIRPORT_SOURCE,
    filter: of(...layers),
    minzoom,
    layout: { 'line-cap': dashes ? 'butt' : 'round', 'line-join': 'round' },
    paint: { 'line-color': color, 'line-width': widths, ...(dashes ? { 'line-dasharray': dashes } : {}) },
  };
}

function name(id: string, layer: string, color: string, halo: string, minzoom: number): LayerSpecification {
  return {
    id,
    type: 'symbol',
    source: AIRPORT_SOURCE,
    filter: of(layer),
    minzoom,
    layout: { 'text-field': ['get', 'name'], 'text-font': FONT, 'text-size': 11, 'text-padding': 1 },
    paint: { 'text-color': color, 'text-halo-color': halo, 'text-halo-width': 1.2 },
  };
}

/** Runway holds (apt.dat paint 4 and 6, 54 and 56 when lit) stand out; the other holds, many of them at stands, do not. */
function holdColor(colors: GroundColors): ExpressionSpecification {
  return ['match', ['get', 'paint'], [4, 6, 54, 56], colors.runwayHold, colors.otherHold];
}

/** The airport's ground from its own GeoJSON, without tiles or a glyph server; names are drawn from local fonts. */
export function groundStyle(colors: GroundColors): StyleSpecification {
  const c = colors;
  const turned: ExpressionSpecification = ['get', 'heading'];
  return {
    version: 8,
    sources: {
      [AIRPORT_SOURCE]: { type: 'geojson', data: { type: 'FeatureCollection', features: [] }, maxzoom: 20 },
    },
    layers: [
      { id: 'background', type: 'background', paint: { 'background-color': c.background } },
      {
        id: 'grounds',
        type: 'fill',
        source: AIRPORT_SOURCE,
        filter: of('boundary'),
        paint: { 'fill-color': c.grounds },
      },
      line('boundary', ['boundary'], c.boundary, width(1, 0.8), 0, [4, 3]),
      {
        id: 'pavement',
        type: 'fill',
        source: AIRPORT_SOURCE,
        filter: of('pavement'),
        paint: { 'fill-color': c.pavement },
      },
      line('pavement-edge', ['pavement'], c.pavementEdge, width(0.3, 0.5), 13),
      {
        id: 'runway',
        type: 'fill',
        source: AIRPORT_SOURCE,
        filter: of('runway'),
        paint: { 'fill-color': c.runway },
      },
      line('road-edge', ['road_edge'], c.roadLine, width(4, 0.6), 13),
      line('other-line', ['other_line'], c.otherLine, width(0.2, 0.5), 15),
      line('road-line', ['road_line'], c.roadLine, width(0.25, 0.6), 14),
      line('taxi-edge', ['taxi_edge'], c.taxiLine, width(0.2, 0.5), 13, [3, 3]),
      line('taxi-line', ['taxi_line'], c.taxiLine, width(0.3, 0.6), 13),
      line('hold-line', ['hold_line'], holdColor(c), width(0.6, 0.8), 14),
      line('stand-tick', ['stand_tick'], c.stand, width(0.4, 0.8), 15),
      {
        id: 'stand-mark',
        type: 'circle',
        source: AIRPORT_SOURCE,
        filter: of('stand'),
        minzoom: 13,
        maxzoom: 15.2,
        paint: {
          'circle-color': c.stand,
          'circle-radius': ['interpolate', ['linear'], ['zoom'], 13, 1, 15, 2.4],
        },
      },
      {
        id: 'truck-parking',
        type: 'circle',
        source: AIRPORT_SOURCE,
        filter: of('truck_parking'),
        minzoom: 14.5,
        paint: { 'circle-color': c.truckParking, 'circle-radius': 2, 'circle-opacity': 0.7 },
      },
      name('stand-name', 'stand', c.standName, c.nameHalo, 15.2),
      {
        id: 'runway-name',
        type: 'symbol',
        source: AIRPORT_SOURCE,
        filter: of('runway_end'),
        layout: {
          'text-field': ['get', 'name'],
          'text-font': FONT,
          'text-size': ['interpolate', ['exponential', 2], ['zoom'], 11, 10, 14, 14, 18, 60],
          'text-rotate': turned,
          'text-rotation-alignment': 'map',
          'text-anchor': 'bottom',
          'text-offset': [0, -0.6],
          'text-allow-overlap': true,
        },
        paint: { 'text-color': c.runwayName, 'text-halo-color': c.nameHalo, 'text-halo-width': 0.6 },
      },
    ],
  };
}
