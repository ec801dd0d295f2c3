import type { SessionState } from '../../server/contract/session.ts';
import { toMs } from '../../server/contract/time.ts';
import type { Extent } from '../state/extent.ts';

/** What to show when a recording is gone: the session as it is, another range of it, or something else. */
export type AfterDeletion =
  | { readonly show: 'same' }
  | { readonly show: 'range'; readonly range: Extent }
  /** Its airport, over what is recorded of it. */
  | { readonly show: 'airport' }
  /** Whatever there is. */
  | { readonly show: 'anything' };

/**
 * A session follows what is left where it reached over all that there was before, and goes where nothing of it is left.
 * `before` and `left` are what is recorded at its airport. A shared one is left to those in it.
 */
export function afterDeletion(
  { startTime, endTime, shared }: Pick<SessionState, 'startTime' | 'endTime' | 'shared'>,
  before: Extent | null,
  left: Extent | null,
): AfterDeletion {
  if (!left) return { show: 'anything' };
  if (shared) return { show: 'same' };
  const [from, to] = [toMs(startTime), toMs(endTime)];
  if (left.to < from || left.from > to) return { show: 'airport' };
  const wasWhole = before?.from === from && before.to === to;
  if (wasWhole && left.from < left.to && (left.from !== from || left.to !== to)) {
    return { show: 'range', range: left };
  }
  return { show: 'same' };
}
