import type { Filters } from '../../server/contract/filters.ts';
import type { RecordKind } from '../../server/contract/records.ts';
import type { ControlCommand, ParamsCommand, SessionState } from '../../server/contract/session.ts';
import { toIso, toMs } from '../../server/contract/time.ts';
import { sendControl, sendParams } from '../api/calls.ts';
import { link } from './link.ts';
import { reporting } from './problem.ts';
import { session } from './session.ts';

type Addressed<T> = T extends { sessionId: string } ? Omit<T, 'sessionId' | 'expectedRevision'> : never;

/** Sends a command to the open session, if any; the answer is shown once it is here, never before. */
async function command(
  title: string,
  send: (sessionId: string) => Promise<SessionState>,
): Promise<SessionState | undefined> {
  const sessionId = session.peek()?.sessionId;
  if (sessionId === undefined) return undefined;
  const state = await reporting(title, () => send(sessionId));
  if (state) link.accept(state);
  return state;
}

function control(title: string, body: Addressed<ControlCommand>): Promise<SessionState | undefined> {
  return command(title, sessionId => sendControl({ ...body, sessionId }));
}

async function setParams(title: string, body: Addressed<ParamsCommand>): Promise<void> {
  await command(title, sessionId => sendParams({ ...body, sessionId }));
}

export async function play(): Promise<void> {
  await control('The replay could not be started', { action: 'play' });
}

export async function pause(): Promise<void> {
  await control('The replay could not be paused', { action: 'pause' });
}

/** Plays when paused or ended, pauses when playing. */
export async function toggle(): Promise<void> {
  await control('The replay could not be started or paused', { action: 'toggle' });
}

/** Back to the start of the range, paused. */
export async function stop(): Promise<void> {
  await control('The replay could not be stopped', { action: 'stop' });
}

/** Puts the playhead at `time` (ms since 1970), clamped to the range. */
export async function seek(time: number): Promise<void> {
  await seekSession(time);
}

/** Like {@link seek}; answers with the session after it, `undefined` where it did not come to that. */
export function seekSession(time: number): Promise<SessionState | undefined> {
  return control('The playhead could not be moved', { action: 'seek', time: toIso(clampToRange(time)) });
}

/** Moves the playhead by `ms` of replay time, back where negative; it stops at the ends of the range. */
export async function stepBy(ms: number): Promise<void> {
  const by = `${ms < 0 ? '-' : ''}PT${Math.abs(ms) / 1000}S`;
  await control('The playhead could not be moved', { action: 'step', by });
}

/** To the next or previous record that passes the filters; of one kind or one entity where named. */
export async function stepTo(
  to: 'next' | 'previous',
  of: { kind?: RecordKind; id?: string } = {},
): Promise<void> {
  await control('The playhead could not be moved', { action: 'step', to, ...of });
}

/** Replay seconds per second, (0, 3600]. */
export async function setSpeed(playbackSpeed: number): Promise<void> {
  await setParams('The speed could not be changed', { playbackSpeed });
}

export async function setLoop(loop: boolean): Promise<void> {
  await setParams('Repeating could not be changed', { loop });
}

/** Replaces the filters whole; `{}` shows everything. */
export async function setFilters(filters: Filters): Promise<void> {
  await setParams('The filter could not be changed', { filters });
}

/** Changes the range (ms since 1970). */
export async function setRange(from: number, to: number): Promise<void> {
  await setParams('The range could not be changed', { startTime: toIso(from), endTime: toIso(to) });
}

/** `time` (ms since 1970) moved into the open session's range. */
export function clampToRange(time: number): number {
  const open = session.peek();
  return open ? Math.min(toMs(open.endTime), Math.max(toMs(open.startTime), time)) : time;
}
