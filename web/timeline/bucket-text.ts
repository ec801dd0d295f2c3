import type { DensityBucket } from '../../server/contract/history.ts';
import { countText } from '../format/words.ts';
import { texts } from '../language/catalogues.ts';

const t = texts('timeline');

/** What happened in a bucket, worst first: `1 critical, 2 warnings, …, 1,204 positions`; zeros are left out. */
export function bucketText(bucket: DensityBucket): string[] {
  const { counts, notifications, lateTasks } = bucket;
  const parts = [
    ['critical', notifications.critical],
    ['warning', notifications.warning],
    ['late', lateTasks],
    ['task', counts.task],
    ['flight', counts.flight],
    ['decision', counts.decision],
    ['vehicle', counts.vehicle],
  ] as const;
  const told = parts
    .filter(([, count]) => count > 0)
    .map(([what, count]) => t(`hover.${what}`, { count, n: countText(count) }));
  return told.length === 0 ? [t('hover.nothing')] : told;
}
