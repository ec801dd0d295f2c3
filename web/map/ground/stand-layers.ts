import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { GroundColors } from '../ground-colors.ts';
import { FONT, from, width } from './layer-parts.ts';
import type { StandLook } from './stand-looks.ts';

/** The source of `standFeatures`; each feature's state says how its stand is used (`use`), `selected` and `hovered`. */
export const STAND_SOURCE = 'stands';

/** From this zoom on a stand is drawn in its shape; before, an aircraft would cover it, and it is drawn as a disc. */
const SHAPED_FROM = 15.3;
/** From this zoom on stands are named. */
export const STAND_NAMES_FROM = 14.8;

const part = (name: string) => ['==', ['get', 'part'], name] as ExpressionSpecification;

type Values<T> = Partial<Record<StandLook, T>> & { readonly otherwise: T };

/** What a property is by the stand's use. */
function byUse<T extends string | number>({ otherwise, ...values }: Values<T>): ExpressionSpecification {
  const use: ExpressionSpecification = ['coalesce', ['feature-state', 'use'], 'free'];
  return ['match', use, ...Object.entries(values).flat(), otherwise] as unknown as ExpressionSpecification;
}

/**
 * Stands by their use, told twice, by colour and by how they are drawn: a free one as a thin outline, one that is
 * expected to be used dashed, an occupied one filled, an overdue one filled, striped and with a strong outline.
 */
export function standLayers(c: GroundColors): LayerSpecification[] {
  const color = byUse({
    expected: c.standExpected,
    occupied: c.standOccupied,
    overdue: c.standOverdue,
    otherwise: c.standFree,
  });
  const source = { source: STAND_SOURCE } as const;
  const shaped = { ...source, minzoom: SHAPED_FROM, filter: part('box') } as const;
  return [
    {
      id: 'stand-lead-in',
      type: 'line',
      ...source,
      minzoom: 15,
      filter: part('lead-in'),
      paint: { 'line-color': c.leadIn, 'line-width': width(0.3, 0.6), 'line-opacity': from(15, 0.9) },
    },
    {
      id: 'stand-fill',
      type: 'fill',
      ...shaped,
      paint: {
        'fill-color': color,
        'fill-opacity': byUse({ expected: 0.1, occupied: 0.34, overdue: 0.26, otherwise: 0 }),
      },
    },
    {
      id: 'stand-hatch',
      type: 'fill',
      ...shaped,
      paint: { 'fill-pattern': c.overdueHatch, 'fill-opacity': byUse({ overdue: 0.6, otherwise: 0 }) },
    },
    {
      id: 'stand-outline',
      type: 'line',
      ...shaped,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': color,
        'line-width': byUse({ overdue: 2.5, occupied: 1.5, otherwise: 1 }),
        'line-opacity': byUse({ free: 0.55, occupied: 0.95, overdue: 1, otherwise: 0 }),
      },
    },
    {
      id: 'stand-dashes',
      type: 'line',
      ...shaped,
      paint: {
        'line-color': c.standExpected,
        'line-width': 2,
        'line-dasharray': [3, 2],
        'line-opacity': byUse({ expected: 1, otherwise: 0 }),
      },
    },
    {
      id: 'stand-disc',
      type: 'circle',
      ...source,
      maxzoom: SHAPED_FROM,
      filter: part('middle'),
      paint: {
        'circle-color': color,
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 12, 4, 13, 7, SHAPED_FROM, 17],
        'circle-opacity': byUse({ occupied: 0.42, overdue: 0.42, otherwise: 0 }),
        'circle-stroke-color': color,
        'circle-stroke-width': byUse({ overdue: 2.5, expected: 1.5, otherwise: 0 }),
        'circle-stroke-opacity': byUse({ overdue: 1, expected: 0.9, otherwise: 0 }),
        'circle-pitch-alignment': 'map',
      },
    },
    {
      id: 'stand-dot',
      type: 'circle',
      ...source,
      minzoom: 13,
      maxzoom: SHAPED_FROM,
      filter: part('middle'),
      paint: {
        'circle-color': c.standFree,
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 13, 1, 15, 2.2],
        'circle-opacity': byUse({ free: 0.9, otherwise: 0 }),
      },
    },
    {
      id: 'stand-picked',
      type: 'line',
      ...source,
      filter: part('box'),
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': ['case', ['boolean', ['feature-state', 'selected'], false], c.selected, c.hovered],
        'line-width': ['case', ['boolean', ['feature-state', 'selected'], false], 4, 3],
        'line-opacity': [
          'case',
          [
            'any',
            ['boolean', ['feature-state', 'selected'], false],
            ['boolean', ['feature-state', 'hovered'], false],
          ],
          1,
          0,
        ],
      },
    },
    {
      id: 'stand-name',
      type: 'symbol',
      ...source,
      minzoom: STAND_NAMES_FROM,
      filter: part('name'),
      layout: {
        'text-field': ['get', 'name'],
        'text-font': FONT,
        'text-size': ['interpolate', ['linear'], ['zoom'], 15, 10, 18, 14],
        'text-padding': 1,
      },
      paint: {
        'text-color': byUse({
          expected: c.usedStandName,
          occupied: c.usedStandName,
          overdue: c.usedStandName,
          otherwise: c.standName,
        }),
        'text-halo-color': c.nameHalo,
        'text-halo-width': 1.4,
        'text-opacity': byUse({ blocked: 0, otherwise: 1 }),
      },
    },
  ];
}
