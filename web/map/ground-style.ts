import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { MapLayer } from '../state/map-layers.ts';
import { buildingLayers, buildingNames, taxiwaySurface } from './ground/building-layers.ts';
import { AIRPORT_SOURCE, FONT, from, line, of, width } from './ground/layer-parts.ts';
import { STAND_SOURCE, standLayers } from './ground/stand-layers.ts';
import type { GroundColors } from './ground-colors.ts';

/** Which layers of the style a reader takes off the map together. */
export const LAYERS_OF: Partial<Readonly<Record<MapLayer, readonly string[]>>> = {
  standNames: ['stand-name'],
  occupation: ['stand-fill', 'stand-hatch', 'stand-outline', 'stand-dashes', 'stand-disc'],
  markings: [
    'other-line',
    'taxi-edge',
    'taxi-line',
    'hold-line',
    'runway-line',
    'runway-paint',
    'stand-lead-in',
  ],
  roads: ['road-edge', 'road-line', 'truck-parking'],
};

/** Runway holds (apt.dat paint 4 and 6, 54 and 56 when lit) stand out; the other holds, many of them at stands, do not. */
function holdColor(colors: GroundColors): ExpressionSpecification {
  return ['match', ['get', 'paint'], [4, 6, 54, 56], colors.runwayHold, colors.otherHold];
}

/** Lines of paint are there from afar, but faint: what moves on them is what is looked for. */
const FAINT_FROM_AFAR: ExpressionSpecification = [
  'interpolate',
  ['linear'],
  ['zoom'],
  12.5,
  0.25,
  14,
  0.6,
  16,
  1,
];

function fill(id: string, layer: string, color: string): LayerSpecification {
  return { id, type: 'fill', source: AIRPORT_SOURCE, filter: of(layer), paint: { 'fill-color': color } };
}

function marks(c: GroundColors): LayerSpecification[] {
  const faint = { opacity: FAINT_FROM_AFAR };
  return [
    line('runway-line', ['runway_line'], { color: c.runwayPaint, width: width(0.9, 0.7), dashes: [33, 22] }),
    line('road-edge', ['road_edge'], { color: c.roadLine, width: width(4, 0.6), minzoom: 13 }),
    line('other-line', ['other_line'], { color: c.otherLine, width: width(0.2, 0.5), minzoom: 15 }),
    line('road-line', ['road_line'], { color: c.roadLine, width: width(0.25, 0.7), minzoom: 13.5 }),
    line('taxi-edge', ['taxi_edge'], {
      color: c.taxiLine,
      width: width(0.2, 0.5),
      dashes: [3, 3],
      ...faint,
    }),
    line('taxi-line', ['taxi_line'], { color: c.taxiLine, width: width(0.3, 0.7), ...faint }),
    line('hold-line', ['hold_line'], { color: holdColor(c), width: width(0.6, 1), minzoom: 14 }),
  ];
}

function runwayNames(c: GroundColors): LayerSpecification[] {
  const source = { type: 'symbol', source: AIRPORT_SOURCE } as const;
  return [
    {
      id: 'runway-paint',
      ...source,
      filter: of('runway_paint'),
      minzoom: 14.5,
      layout: {
        'text-field': ['get', 'name'],
        'text-font': FONT,
        'text-size': ['interpolate', ['exponential', 2], ['zoom'], 14, 5, 20, 320],
        'text-line-height': 1.1,
        'text-rotate': ['get', 'heading'],
        'text-rotation-alignment': 'map',
        'text-pitch-alignment': 'map',
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': c.runwayPaint, 'text-opacity': from(14.5, 0.85) },
    },
    {
      id: 'runway-name',
      ...source,
      filter: of('runway_name'),
      layout: {
        'text-field': ['get', 'name'],
        'text-font': FONT,
        'text-size': ['interpolate', ['linear'], ['zoom'], 11, 10, 14, 15, 17, 20],
        'text-letter-spacing': 0.04,
        'text-allow-overlap': true,
      },
      paint: { 'text-color': c.runwayName, 'text-halo-color': c.nameHalo, 'text-halo-width': 1.8 },
    },
  ];
}

/** What stands in for a map where there is none. */
function grid(c: GroundColors): LayerSpecification[] {
  return [
    line('grid-hectometre', ['grid_hectometre'], {
      color: c.grid,
      width: width(0.1, 0.5),
      minzoom: 14,
      opacity: from(14, 0.5),
    }),
    line('grid-kilometre', ['grid_kilometre'], { color: c.grid, width: width(0.2, 1) }),
    {
      id: 'grid-name',
      type: 'symbol',
      source: AIRPORT_SOURCE,
      filter: of('grid_name'),
      layout: { 'text-field': ['get', 'name'], 'text-font': FONT, 'text-size': 11 },
      paint: { 'text-color': c.gridName, 'text-halo-color': c.background, 'text-halo-width': 2 },
    },
  ];
}

/** The airport's ground from its own GeoJSON, without tiles or a glyph server; names are drawn from local fonts. */
export function groundStyle(c: GroundColors): StyleSpecification {
  const empty: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };
  const [standNames, otherStandLayers] = split(standLayers(c), ({ type }) => type === 'symbol');
  return {
    version: 8,
    sources: {
      [AIRPORT_SOURCE]: { type: 'geojson', data: empty, maxzoom: 20 },
      [STAND_SOURCE]: { type: 'geojson', data: empty, maxzoom: 20 },
    },
    layers: [
      { id: 'background', type: 'background', paint: { 'background-color': c.background } },
      fill('grounds', 'boundary', c.grounds),
      line('boundary', ['boundary'], { color: c.boundary, width: width(1, 0.8), dashes: [4, 3] }),
      ...grid(c),
      fill('pavement', 'pavement', c.pavement),
      line('pavement-edge', ['pavement'], { color: c.pavementEdge, width: width(0.3, 0.5) }),
      taxiwaySurface(c),
      fill('runway', 'runway', c.runway),
      ...marks(c),
      ...buildingLayers(c),
      {
        id: 'truck-parking',
        type: 'circle',
        source: AIRPORT_SOURCE,
        filter: of('truck_parking'),
        minzoom: 14.5,
        paint: { 'circle-color': c.truckParking, 'circle-radius': 2, 'circle-opacity': 0.7 },
      },
      ...otherStandLayers,
      ...buildingNames(c),
      ...standNames,
      ...runwayNames(c),
    ],
  };
}

function split<T>(all: readonly T[], isFirst: (each: T) => boolean): [first: T[], second: T[]] {
  return [all.filter(isFirst), all.filter(each => !isFirst(each))];
}
