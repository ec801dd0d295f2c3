import type { Filters } from '../../server/contract/filters.ts';
import type { RecordKind } from '../../server/contract/records.ts';
import type { ControlCommand, ParamsCommand, SessionState } from '../../server/contract/session.ts';
import { toIso, toMs } from '../../server/contract/time.ts';
import { sendControl, sendParams } from '../api/calls.ts';
import { texts } from '../language/catalogues.ts';
import { driverName } from './driver.ts';
import { link } from './link.ts';
import { awaitingState } from './on-its-way.ts';
import { reporting } from './problem.ts';
import { session } from './session.ts';

const t = texts('shell');

type Addressed<T> = T extends { sessionId: string }
  ? Omit<T, 'sessionId' | 'expectedRevision' | 'driver'>
  : never;

/** Sends a command to the open session, if any; the answer is shown once it is here, never before. */
async function command(
  title: string,
  send: (by: { sessionId: string; driver?: string }) => Promise<SessionState>,
): Promise<SessionState | undefined> {
  const open = session.peek();
  if (!open) return undefined;
  const by = open.shared ? { driver: driverName.peek() } : {};
  const state = await reporting(title, () => send({ sessionId: open.sessionId, ...by }));
  if (state) link.accept(state);
  return state;
}

function control(title: string, body: Addressed<ControlCommand>): Promise<SessionState | undefined> {
  return command(title, by => sendControl({ ...body, ...by }));
}

async function setParams(title: string, body: Addressed<ParamsCommand>): Promise<void> {
  await command(title, by => sendParams({ ...body, ...by }));
}

export async function play(): Promise<void> {
  await control(t('problem.play'), { action: 'play' });
}

export async function pause(): Promise<void> {
  await control(t('problem.pause'), { action: 'pause' });
}

/** Plays when paused or ended, pauses when playing. */
export async function toggle(): Promise<void> {
  await control(t('problem.toggle'), { action: 'toggle' });
}

/** Back to the start of the range, paused. */
export async function stop(): Promise<void> {
  await control(t('problem.stop'), { action: 'stop' });
}

/** Puts the playhead at `time` (ms since 1970), clamped to the range. */
export async function seek(time: number): Promise<void> {
  await seekSession(time);
}

/** Like {@link seek}; answers with the session after it, `undefined` where it did not come to that. */
export function seekSession(time: number): Promise<SessionState | undefined> {
  return move({ action: 'seek', time: toIso(clampToRange(time)) });
}

/** Moves the playhead: until the state at its goal is here, that state is on its way. */
function move(body: Addressed<ControlCommand>): Promise<SessionState | undefined> {
  return awaitingState(() => control(t('problem.seek'), body));
}

/** Moves the playhead by `ms` of replay time, back where negative; it stops at the ends of the range. */
export async function stepBy(ms: number): Promise<void> {
  const by = `${ms < 0 ? '-' : ''}PT${Math.abs(ms) / 1000}S`;
  await move({ action: 'step', by });
}

/** To the next or previous record that passes the filters; of one kind or one entity where named. */
export async function stepTo(
  to: 'next' | 'previous',
  of: { kind?: RecordKind; id?: string } = {},
): Promise<void> {
  await move({ action: 'step', to, ...of });
}

/** Replay seconds per second, (0, 3600]. */
export async function setSpeed(playbackSpeed: number): Promise<void> {
  await setParams(t('problem.speed'), { playbackSpeed });
}

export async function setLoop(loop: boolean): Promise<void> {
  await setParams(t('problem.loop'), { loop });
}

/** Replaces the filters whole; `{}` shows everything. */
export async function setFilters(filters: Filters): Promise<void> {
  await setParams(t('problem.filters'), { filters });
}

/** Changes the range (ms since 1970). */
export async function setRange(from: number, to: number): Promise<void> {
  await setParams(t('problem.range'), { startTime: toIso(from), endTime: toIso(to) });
}

/** Changes the range (ms since 1970) and whether it is played again and again, in one command. */
export async function setLoopedRange(from: number, to: number, loop: boolean): Promise<void> {
  await setParams(t('problem.range'), { startTime: toIso(from), endTime: toIso(to), loop });
}

/** `time` (ms since 1970) moved into the open session's range. */
export function clampToRange(time: number): number {
  const open = session.peek();
  return open ? Math.min(toMs(open.endTime), Math.max(toMs(open.startTime), time)) : time;
}
