import { expect, test } from 'vitest';
import type { DensityBucket } from '../../../server/contract/history.ts';
import { speak } from '../../../web/language/catalogues.ts';
import { bucketText } from '../../../web/timeline/bucket-text.ts';

const empty: DensityBucket = {
  from: '2020-10-02T08:00:00.000Z',
  to: '2020-10-02T08:01:00.000Z',
  counts: { vehicle: 0, task: 0, flight: 0, notification: 0, decision: 0 },
  lateTasks: 0,
  notifications: { info: 0, warning: 0, critical: 0 },
};

test('tells what happened, worst first, and leaves zeros out', () => {
  const busy: DensityBucket = {
    ...empty,
    counts: { vehicle: 1204, task: 1, flight: 0, notification: 4, decision: 2 },
    lateTasks: 2,
    notifications: { info: 1, warning: 2, critical: 1 },
  };
  expect(bucketText(busy)).toEqual([
    '1 critical',
    '2 warnings',
    '2 tasks turned late',
    '1 task change',
    '2 decisions',
    '1,204 positions',
  ]);
  expect(bucketText(empty)).toEqual(['Nothing recorded']);
});

test('in Chinese too', async () => {
  await speak('zh-CN');
  expect(bucketText({ ...empty, lateTasks: 2 })).toEqual(['2 项任务转为延误']);
  await speak('en');
});
