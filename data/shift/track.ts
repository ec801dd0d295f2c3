import type { VehicleState } from '../../server/contract/records.ts';
import type { Course } from './course.ts';
import type { Motion } from './drive.ts';
import type { Pose } from './plane.ts';

/** What a vehicle's system says besides its position. */
export type VehicleFields = Partial<
  Pick<VehicleState, 'callsign' | 'status' | 'taskId' | 'flightId' | 'attributes'>
>;

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly course: Course;
}

export interface Change {
  readonly time: number;
  readonly fields: VehicleFields;
}

/** Where one vehicle was at every moment, and what changed on it. Times are seconds from the shift's start. */
export class Track {
  readonly #pieces: Piece[] = [];
  readonly #changes: Change[] = [];
  readonly #origin: Pose;

  constructor(origin: Pose) {
    this.#origin = origin;
  }

  /** Sets off on a drive; one that is still under way is broken off. Drives come in the order of time. */
  follow(start: number, course: Course): void {
    this.halt(start);
    this.#pieces.push({ start, end: start + course.duration, course });
  }

  /** Stands still from `time` on, wherever it is then. */
  halt(time: number): void {
    while ((this.#pieces.at(-1)?.start ?? Number.NEGATIVE_INFINITY) >= time) this.#pieces.pop();
    const last = this.#pieces.at(-1);
    if (last && last.end > time) this.#pieces[this.#pieces.length - 1] = { ...last, end: time };
  }

  change(time: number, fields: VehicleFields): void {
    this.#changes.push({ time, fields });
  }

  get changes(): readonly Change[] {
    return this.#changes;
  }

  at(time: number): Motion {
    const index = this.#indexAt(time);
    const piece = this.#pieces[index];
    if (!piece) return { ...this.#origin, speed: 0 };
    if (time < piece.end) return piece.course.at(time - piece.start);
    return { ...piece.course.at(piece.end - piece.start), speed: 0 };
  }

  /** When it first sets off; infinity where it never does. */
  get firstStart(): number {
    return this.#pieces[0]?.start ?? Number.POSITIVE_INFINITY;
  }

  isMoving(time: number): boolean {
    const piece = this.#pieces[this.#indexAt(time)];
    return piece !== undefined && time < piece.end;
  }

  /** Whether it moves or has a drive before it. */
  isUnderWay(time: number): boolean {
    return this.isMoving(time) || Number.isFinite(this.nextStart(time));
  }

  /** When it next sets off after a time, or infinity. */
  nextStart(time: number): number {
    return this.#pieces[this.#indexAt(time) + 1]?.start ?? Number.POSITIVE_INFINITY;
  }

  #indexAt(time: number): number {
    let [low, high] = [0, this.#pieces.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#pieces[middle]?.start ?? 0) <= time) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}
