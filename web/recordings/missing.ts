import type { Airport } from '../../server/contract/history.ts';
import type { Lack } from '../../server/contract/lacks.ts';

/** What of a recording is not there, so that a part of the page stays empty. Nothing where nothing is recorded at all. */
export function missingAt({ recorded }: Pick<Airport, 'recorded'>, hasMap: boolean): Lack[] {
  if (recorded.length === 0) return [];
  const has = (kind: Airport['recorded'][number]['kind']) => recorded.some(span => span.kind === kind);
  return [
    ...(has('vehicle') ? [] : (['positions'] as const)),
    ...(has('task') ? [] : (['tasks'] as const)),
    ...(has('flight') ? [] : (['flights'] as const)),
    ...(hasMap ? [] : (['map'] as const)),
  ];
}
