import { signal } from '@preact/signals';
import type { SessionState } from '../../server/contract/session.ts';

/**
 * The session as the server last told it (a `playback` event or the answer to a command); `null` while none is
 * open. The page never changes it ahead of the server. Its `time` is the playhead at that telling: what is drawn
 * now is `shownTime` in `state/shown.ts`.
 */
export const session = signal<SessionState | null>(null);
