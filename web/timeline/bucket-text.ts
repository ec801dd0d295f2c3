import type { DensityBucket } from '../../server/contract/history.ts';
import { counted } from '../format/words.ts';

/** What happened in a bucket, worst first: `1 critical, 2 tasks late, 1,204 positions, …`; zeros are left out. */
export function bucketText(bucket: DensityBucket): string {
  const { counts, notifications, lateTasks } = bucket;
  const parts = [
    notifications.critical > 0 && `${notifications.critical} critical`,
    notifications.warning > 0 && counted(notifications.warning, 'warning'),
    lateTasks > 0 && `${counted(lateTasks, 'task')} late`,
    counts.task > 0 && counted(counts.task, 'task change'),
    counts.flight > 0 && counted(counts.flight, 'flight change'),
    counts.decision > 0 && counted(counts.decision, 'decision'),
    counts.vehicle > 0 && counted(counts.vehicle, 'position'),
  ].filter(part => part !== false);
  return parts.length === 0 ? 'nothing recorded' : parts.join(', ');
}
