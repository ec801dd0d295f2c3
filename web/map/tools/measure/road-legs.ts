import type { RoadDistance } from '../../../../server/contract/roads.ts';
import { texts } from '../../../language/catalogues.ts';
import { distanceText } from '../distance.ts';

const t = texts('map');

/** What is known of the ways along roads between the points of a measurement. */
export type RoadLegs = {
  /** One for each leg; `null` while it is asked for, `'failed'` where no answer came. */
  readonly legs: readonly (RoadDistance | 'failed' | null)[];
  /** The ways that were found; longitude and latitude of their points. */
  readonly ways: readonly (readonly (readonly [lon: number, lat: number])[])[];
};

export const NO_ROAD_LEGS: RoadLegs = { legs: [], ways: [] };

export function roadLegs(legs: RoadLegs['legs']): RoadLegs {
  const ways = legs.flatMap(leg =>
    leg === null || leg === 'failed' || !leg.path ? [] : [leg.path.coordinates],
  );
  return { legs, ways };
}

/** How far it is in all along the roads, or why that is not told. */
export function roadsText({ legs }: RoadLegs): string {
  if (legs.length === 0) return t('tools.measure.roadsAhead');
  if (legs.includes('failed')) return t('tools.measure.roadsFailed');
  let total = 0;
  let byTaxiways = false;
  for (const leg of legs) {
    if (leg === null || leg === 'failed') return t('tools.measure.roadsAsked');
    if (leg.roads === null) return t('tools.measure.noRoads');
    if (leg.alongRoads === null) return t('tools.measure.roadsNone');
    total += leg.alongRoads;
    byTaxiways ||= leg.roads === 'taxiways';
  }
  const key = byTaxiways ? 'tools.measure.taxiwaysTotal' : 'tools.measure.roadsTotal';
  return t(key, { length: distanceText(total) });
}
