import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { messageText } from './message.ts';
import { sharedNow } from './shared-now.ts';

/** A timer may come so late; what it costs a message is not the server's doing, and not counted. */
const TIMER_MS = 1;

/** Messages that come at an even rate, numbered one after another. */
export interface Schedule {
  /** The first one's number. */
  readonly first: number;
  readonly count: number;
  /** Messages a second. */
  readonly rate: number;
  /** Bytes of a message's data. */
  readonly size: number;
  /** When the first is due, on the shared clock, ms. */
  readonly startMs: number;
  /** Messages are gathered for so long, ms, and leave together; 0 sends each one when it is due. */
  readonly gatherMs: number;
}

/** Messages that are due: numbers from `from` and below `to`, at `nowMs` of the shared clock. */
export interface Due {
  readonly from: number;
  readonly to: number;
  readonly nowMs: number;
}

/**
 * Sends every message when it is due; resolved once all are sent, or on the signal. Those that are not gathered are sent each in a turn of
 * its own, however late, as messages do that come from elsewhere.
 */
export async function keepTo(
  schedule: Schedule,
  send: (due: Due) => void,
  signal?: AbortSignal,
): Promise<void> {
  const { first, count, rate, startMs, gatherMs } = schedule;
  for (let from = first; from < first + count && !signal?.aborted; ) {
    const nextMs = gatherMs
      ? startMs + (Math.floor((sharedNow() - startMs) / gatherMs) + 1) * gatherMs
      : dueMs(schedule, from);
    const wait = nextMs - sharedNow();
    if (wait > 0) await sleep(Math.ceil(wait));
    const nowMs = sharedNow();
    const due = Math.floor(((nowMs - startMs) / 1000) * rate) + 1;
    const to = Math.min(gatherMs ? first + count : from + 1, first + due);
    if (to <= from) continue;
    send({ from, to, nowMs });
    from = to;
    if (!gatherMs) await setImmediate();
  }
}

/** The texts of messages that are due, the same whenever they are made. */
export function textsOf(schedule: Schedule, { from, to, nowMs }: Due): string[] {
  return Array.from({ length: to - from }, (_, index) => {
    const due = dueMs(schedule, from + index);
    const time = schedule.gatherMs ? due : Math.min(nowMs, due + TIMER_MS);
    return messageText(from + index, time, schedule.size);
  });
}

function dueMs({ first, rate, startMs }: Schedule, number: number): number {
  return startMs + ((number - first) / rate) * 1000;
}
