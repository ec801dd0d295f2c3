import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { GroundColors } from '../ground-colors.ts';
import { AIRPORT_SOURCE, FONT, from, line, of, width } from './layer-parts.ts';

/** Of a taxiway whose width the map does not tell, metres. */
const USUAL_TAXIWAY = 20;

/** Pixels of a zoom at which a pixel spans so many metres, true to the feature's own width; see `width`. */
const ownWidth = (metresPerPixel: number): ExpressionSpecification => [
  '/',
  ['coalesce', ['get', 'width'], USUAL_TAXIWAY],
  metresPerPixel,
];

/** What lies under the lines of taxiways where the map has these only, and no pavement: told by lines without `paint`. */
export function taxiwaySurface(c: GroundColors): LayerSpecification {
  return {
    id: 'taxiway-surface',
    type: 'line',
    source: AIRPORT_SOURCE,
    filter: ['all', ['==', ['get', 'layer'], 'taxi_line'], ['!', ['has', 'paint']]],
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: {
      'line-color': c.pavement,
      'line-width': [
        'interpolate',
        ['exponential', 2],
        ['zoom'],
        12,
        ownWidth(0.45 * 32),
        22,
        ownWidth(0.45 / 32),
      ],
    },
  };
}

export function buildingLayers(c: GroundColors): LayerSpecification[] {
  return [
    {
      id: 'building',
      type: 'fill',
      source: AIRPORT_SOURCE,
      filter: of('building'),
      paint: { 'fill-color': c.building },
    },
    line('building-edge', ['building'], { color: c.buildingEdge, width: width(0.4, 0.7) }),
  ];
}

/** The names of buildings, and of gates on maps that have stands besides. */
export function buildingNames(c: GroundColors): LayerSpecification[] {
  const source = { type: 'symbol', source: AIRPORT_SOURCE } as const;
  return [
    {
      id: 'building-name',
      ...source,
      minzoom: 14.5,
      filter: of('building_name'),
      layout: {
        'text-field': ['get', 'name'],
        'text-font': FONT,
        'text-size': ['interpolate', ['linear'], ['zoom'], 14.5, 10, 18, 15],
        'text-max-width': 9,
      },
      paint: {
        'text-color': c.buildingName,
        'text-halo-color': c.nameHalo,
        'text-halo-width': 1.2,
        'text-opacity': from(14.5),
      },
    },
    {
      id: 'gate-name',
      ...source,
      minzoom: 16,
      filter: of('gate'),
      layout: { 'text-field': ['get', 'name'], 'text-font': FONT, 'text-size': 10 },
      paint: { 'text-color': c.gateName, 'text-halo-color': c.nameHalo, 'text-halo-width': 1.2 },
    },
  ];
}
