import type { SessionState } from '../../server/contract/session.ts';
import { browserClock } from '../api/wall-clock.ts';
import { texts } from '../language/catalogues.ts';
import { animationFrame } from './frames.ts';
import { problem } from './problem.ts';
import { sessionLike } from './session-like.ts';
import { SessionLink } from './session-link.ts';
import { openStream } from './stream-source.ts';

const t = texts('shell');

/** The page's one link to a session. */
export const link = new SessionLink({
  clock: browserClock,
  nextFrame: animationFrame,
  openStream,
  onGone: reopen,
});

/** A private session that ran out while the connection was lost is opened anew where it stood; a shared one is over. */
function reopen(last: SessionState | null, detail: string): void {
  if (last === null) {
    problem.value = { title: t('problem.open'), detail, errors: [] };
  } else if (last.shared) {
    problem.value = { title: t('problem.sharedOver'), detail, errors: [] };
  } else {
    link.open(sessionLike(last));
  }
}
