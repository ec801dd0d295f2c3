import type { Filters } from '../contract/filters.ts';
import { type FieldError, ReplayError } from '../contract/problems.ts';
import type { ControlCommand, ParamsCommand } from '../contract/session.ts';
import { durationToMs, toIso, toMs } from '../contract/time.ts';
import { type Anchor, positionAt, type Range } from './playhead.ts';

/** What a command can change of a session. */
export interface Course extends Range {
  readonly anchor: Anchor;
  readonly loop: boolean;
  readonly filters: Filters;
}

/** A control command in which a step's goal, if it had to be searched for, has been found. */
export type Move = Exclude<ControlCommand, { action: 'step' }> | { action: 'step'; target: number };

/** The same course with an anchor that holds at `wall` exactly. */
export function reanchor(course: Course, wall: number): Course {
  const { anchor } = course;
  return { ...course, anchor: { ...anchor, time: positionAt(anchor, wall), wall } };
}

/** The course with a playhead that stands still on a whole millisecond, cut down; one that plays stays as it is. */
export function inWholeMs(course: Course): Course {
  const { anchor } = course;
  if (anchor.status === 'playing') return course;
  return { ...course, anchor: { ...anchor, time: Math.floor(anchor.time) } };
}

/**
 * The course after a move; the same object where the move changes nothing. `course.anchor` must hold at `wall`
 * exactly (see `reanchor`). Throws `out_of_range` for a seek beyond the range.
 */
export function applyMove(course: Course, move: Move): Course {
  const { anchor, startTime } = course;
  switch (move.action) {
    case 'play':
      if (anchor.status === 'playing') return course;
      return altered(course, {
        time: anchor.time >= course.endTime ? startTime : anchor.time,
        status: 'playing',
      });
    case 'pause':
      return anchor.status === 'playing' ? altered(course, { status: 'paused' }) : course;
    case 'toggle':
      return applyMove(course, { ...move, action: anchor.status === 'playing' ? 'pause' : 'play' });
    case 'stop':
      return altered(course, { time: startTime, status: 'paused' });
    case 'seek': {
      const time = toMs(move.time);
      if (time < startTime || time > course.endTime) throw outOfRange(course, 'time', time);
      return moveTo(course, time);
    }
    case 'step': {
      const time = clamp(move.target, course);
      return anchor.status === 'ended' && time === anchor.time ? course : moveTo(course, time);
    }
  }
}

/** Where a step by a duration leads from the course's position. */
export function stepTarget(course: Course, by: string): number {
  return course.anchor.time + (durationToMs(by) ?? 0);
}

/**
 * The course after `set-params`; the same object where nothing changes. A playhead that falls outside a new range
 * stands at its nearer end. Throws `invalid_range`.
 */
export function applyParams(course: Course, params: ParamsCommand): Course {
  const range = {
    startTime: params.startTime === undefined ? course.startTime : toMs(params.startTime),
    endTime: params.endTime === undefined ? course.endTime : toMs(params.endTime),
  };
  checkRange(range);
  const filters = params.filters ?? course.filters;
  const time = clamp(course.anchor.time, range);
  const awake = course.anchor.status === 'ended' && time < range.endTime;
  const next: Course = {
    ...range,
    loop: params.loop ?? course.loop,
    filters: sameFilters(filters, course.filters) ? course.filters : filters,
    anchor: {
      ...course.anchor,
      time,
      speed: params.playbackSpeed ?? course.anchor.speed,
      status: awake ? 'paused' : course.anchor.status,
    },
  };
  return sameCourse(course, next) ? course : next;
}

/** Throws `invalid_range` unless start lies before end. */
export function checkRange({ startTime, endTime }: Range): void {
  if (startTime < endTime) return;
  const message = `must be after startTime, ${toIso(startTime)}`;
  throw new ReplayError('invalid_range', `endTime ${toIso(endTime)} ${message}.`, [
    { path: 'endTime', message },
  ]);
}

/** Throws `revision_conflict` where a command expects another revision than the session's. */
export function checkExpected(revision: number, expected: number | undefined): void {
  if (expected === undefined || expected === revision) return;
  throw new ReplayError(
    'revision_conflict',
    `The session is at revision ${revision}, not ${expected}; read its state and decide again.`,
    [{ path: 'expectedRevision', message: `is ${expected}, but the session is at ${revision}` }],
  );
}

/** The refusal of a time that lies outside a range. */
export function outOfRange(range: Range, path: string, time: number): ReplayError {
  const bounds = `${toIso(range.startTime)} to ${toIso(range.endTime)}`;
  const errors: FieldError[] = [{ path, message: `must lie within ${bounds}` }];
  return new ReplayError('out_of_range', `${toIso(time)} lies outside ${bounds}.`, errors);
}

/** Whether a course differs from the one before in what clients hold: its position, its range or its filters. */
export function movesState(before: Course, after: Course): boolean {
  return (
    before.anchor.time !== after.anchor.time ||
    before.filters !== after.filters ||
    before.startTime !== after.startTime ||
    before.endTime !== after.endTime
  );
}

function moveTo(course: Course, time: number): Course {
  const { status } = course.anchor;
  return altered(course, { time, status: status === 'ended' ? 'paused' : status });
}

function altered(course: Course, change: Partial<Anchor>): Course {
  const next = { ...course, anchor: { ...course.anchor, ...change } };
  return sameCourse(course, next) ? course : next;
}

function clamp(time: number, { startTime, endTime }: Range): number {
  return Math.min(Math.max(time, startTime), endTime);
}

function sameCourse(a: Course, b: Course): boolean {
  return (
    a.startTime === b.startTime &&
    a.endTime === b.endTime &&
    a.loop === b.loop &&
    a.filters === b.filters &&
    a.anchor.time === b.anchor.time &&
    a.anchor.speed === b.anchor.speed &&
    a.anchor.status === b.anchor.status
  );
}

/** Filters come from one schema, so equal ones have their keys in the same order. */
function sameFilters(a: Filters, b: Filters): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
