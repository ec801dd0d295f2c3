import { toMs } from '../../../server/contract/time.ts';

/** ms since 1970; `null` for none. */
export function instant(time: string | null | undefined): number | null {
  return time ? toMs(time) : null;
}

/** By how many ms `time` lies after `planned`; `null` where either is not known. */
export function behind(time: string | null | undefined, planned: string | null | undefined): number | null {
  return time && planned ? toMs(time) - toMs(planned) : null;
}
