import type { Motion } from './drive.ts';
import { headingTo, type Point, turn } from './plane.ts';

/** A movement that takes `duration` seconds. */
export interface Course {
  readonly duration: number;
  at(seconds: number): Motion;
}

/** Courses one after the other, standing `pause` seconds between them. */
export function inSequence(courses: readonly Course[], pause: number): Course {
  const starts: number[] = [];
  let duration = 0;
  for (const course of courses) {
    starts.push(duration);
    duration += course.duration + pause;
  }
  return {
    duration: Math.max(0, duration - pause),
    at: seconds => {
      const index = Math.max(
        0,
        starts.findLastIndex(start => start <= seconds),
      );
      const course = courses[index];
      if (!course) throw new RangeError('a sequence needs a course');
      return course.at(seconds - (starts[index] ?? 0));
    },
  };
}

/** Turns sharper than this many degrees are not driven: there the direction of travel changes. */
const CUSP = 115;

/** Cuts a line where it folds back on itself; the parts share the point of the fold. */
export function splitAtFolds(points: readonly Point[]): Point[][] {
  const parts: Point[][] = [];
  let part: Point[] = [];
  for (const [index, point] of points.entries()) {
    part.push(point);
    const [before, after] = [points[index - 1], points[index + 1]];
    if (!before || !after) continue;
    if (Math.abs(turn(headingTo(before, point), headingTo(point, after))) < CUSP) continue;
    parts.push(part);
    part = [point];
  }
  parts.push(part);
  return parts;
}
