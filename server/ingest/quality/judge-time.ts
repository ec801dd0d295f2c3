import type { FindingExample } from '../../contract/findings.ts';
import type { FindingCollector } from './finding-collector.ts';

/** Nothing was recorded before: an epoch was mistaken. */
const YEAR_2000 = Date.UTC(2000, 0, 1);
/** Where today's seconds since 1970 lie when they are taken for milliseconds: up to the year 2065. */
const SECONDS_END = 3_000_000_000;

/** Finds times that cannot be. `time`, `now` in ms since 1970; `example` without what is told here. */
export function judgeTime(
  time: number,
  now: number,
  entity: string,
  example: () => FindingExample,
  findings: FindingCollector,
): void {
  if (time > now) {
    const seconds = Math.round((time - now) / 1000);
    findings.note('future', entity, seconds, () => ({ ...example(), seconds }));
  } else if (time < YEAR_2000) {
    findings.note('long_past', entity, YEAR_2000 - time, example);
    if (time > 0 && time < SECONDS_END) findings.detail('long_past', { cause: 'seconds_as_milliseconds' });
  }
}

/** Whether {@link judgeTime} would find anything: then a time says nothing else of the records. */
export function isDoubtful(time: number, now: number): boolean {
  return time > now || time < YEAR_2000;
}
