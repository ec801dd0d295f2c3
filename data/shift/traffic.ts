import type { Motion } from './drive.ts';
import { distance } from './plane.ts';

/** One aircraft's movement from `from` to `to`, seconds from the shift's start. */
export interface Movement {
  readonly from: number;
  readonly to: number;
  at(time: number): Motion;
}

/** Between the middles of two aircraft on the ground, metres. */
const SEPARATION = 62;
const STEP = 3;
const TAXI_SPEED = 20;

/** The movements that have been cleared: a new one must stay away from all of them. */
export class Traffic {
  #cleared: Movement[] = [];

  clear(movement: Movement): void {
    this.#cleared = this.#cleared.filter(other => other.to > movement.from - 1800);
    this.#cleared.push(movement);
  }

  /** Whether a movement keeps clear of all others; two on the runways at speed are kept apart by their slots. */
  isClear(movement: Movement): boolean {
    const others = this.#cleared.filter(other => other.from < movement.to && movement.from < other.to);
    for (let time = movement.from; time <= movement.to; time += STEP) {
      const own = movement.at(time);
      for (const other of others) {
        if (time < other.from || time > other.to) continue;
        const place = other.at(time);
        if (own.speed > TAXI_SPEED && place.speed > TAXI_SPEED) continue;
        const fast = Math.max(own.speed, place.speed);
        if (distance(own, place) < SEPARATION + (fast > TAXI_SPEED ? fast * STEP : 0)) return false;
      }
    }
    return true;
  }
}

/** Slots on a runway, at least `separation` seconds apart. */
export class RunwaySlots {
  readonly #taken: number[] = [];
  readonly #separation: number;

  constructor(separation: number) {
    this.#separation = separation;
  }

  /** The first free time at or after the wanted one; not taken yet. */
  next(wanted: number): number {
    let slot = wanted;
    for (const taken of this.#taken.toSorted((a, b) => a - b)) {
      if (Math.abs(taken - slot) < this.#separation) slot = taken + this.#separation;
    }
    return slot;
  }

  take(time: number): void {
    this.#taken.push(time);
  }
}
