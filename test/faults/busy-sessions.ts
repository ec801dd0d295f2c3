import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../../data/shift/random.ts';
import type { SessionState } from '../../server/contract/session.ts';
import type { FaultStage } from './fault-stage.ts';
import type { StrictViewer } from './strict-viewer.ts';
import { watchSse } from './watch-sse.ts';

/** The speeds of the sessions under load. */
export const SPEEDS = [1, 10, 60];
export const VIEWERS_EACH = 4;

interface BusySession {
  readonly state: SessionState;
  readonly viewers: readonly StrictViewer[];
}

/** Sessions at several speeds, each with viewers that come back after every break until `stop` aborts. */
export async function busySessions(stage: FaultStage, stop: AbortSignal, random: Random) {
  const sessions: BusySession[] = [];
  const over: Promise<void>[] = [];
  for (const playbackSpeed of SPEEDS) {
    const state = await stage.share({ playbackSpeed, loop: playbackSpeed === 60 });
    const viewers = Array.from({ length: VIEWERS_EACH }, () => stage.viewer());
    sessions.push({ state, viewers });
    for (const viewer of viewers) {
      const watch = () => watchSse(stage.streamUrl(state.sessionId), viewer, { signal: stop });
      over.push(comeBack(watch, stop, random));
    }
  }
  return { sessions, over: Promise.all(over) };
}

/** Watches again and again, with a short wait after each break, until `stop` aborts. */
export async function comeBack(
  watch: () => Promise<unknown>,
  stop: AbortSignal,
  random: Random,
): Promise<void> {
  while (!stop.aborted) {
    await watch();
    await sleep(random.between(20, 120));
  }
}
