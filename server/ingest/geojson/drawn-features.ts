import { z } from 'zod';
import { airportId } from '../../contract/session.ts';
import {
  lineFeature,
  MAP_LAYERS,
  type MapFeature,
  type MapLayer,
  type MapProperties,
  pointFeature,
  polygonFeature,
} from '../map/map-feature.ts';
import type { Form } from '../map/map-shape.ts';

const LINES: readonly MapLayer[] = [
  'taxi_line',
  'hold_line',
  'road_line',
  'other_line',
  'taxi_edge',
  'road_edge',
];
const AREAS: readonly MapLayer[] = ['pavement', 'runway', 'building', 'boundary'];

const metres = z.number().min(0);

/** Our own properties of a map's feature; others are left out. */
const mapProperties = z.object({
  layer: z.enum(MAP_LAYERS),
  name: z.string().max(200).optional(),
  surface: z.string().max(200).optional(),
  width: metres.optional(),
  length: metres.optional(),
  heading: z.number().min(0).lt(360).optional(),
  area: z.string().max(200).optional(),
  standType: z.string().max(200).optional(),
  size: z.string().max(200).optional(),
  operation: z.string().max(200).optional(),
  airlines: z.array(z.string().max(200)).optional(),
  paint: z.int().optional(),
  oneWay: z.boolean().optional(),
  runway: z.string().max(200).optional(),
  truckType: z.string().max(200).optional(),
});

/** What an exported map says of its airport. */
export const declaredAirport = z.object({
  airportId,
  name: z.string(),
  lon: z.number().min(-180).max(180).nullable(),
  lat: z.number().min(-90).max(90).nullable(),
  estimated: z.boolean().optional(),
});

/** Whether a feature has our own properties: a layer of ours, drawn in the form that the layer has. */
export function isDrawn(properties: object, forms: readonly Form[]): boolean {
  const layer = (properties as { layer?: unknown }).layer as MapLayer;
  if (!MAP_LAYERS.includes(layer)) return false;
  const form = LINES.includes(layer) ? 'line' : AREAS.includes(layer) ? 'area' : 'point';
  return forms.every(({ type }) => type === form);
}

/** Features with our own properties, one for each form; or what is wrong with the properties. */
export function drawnFeatures(properties: object, forms: readonly Form[]) {
  const { data, error } = mapProperties.safeParse(properties);
  if (!data) return { issues: error.issues };
  const own = data as MapProperties;
  const features = forms.map((form): MapFeature => {
    if (form.type === 'point') return pointFeature(form.at, own);
    return form.type === 'line' ? lineFeature(form.points, own) : polygonFeature(form.rings, own);
  });
  return { features };
}
