/** Wall time between a session's ticks on a machine that keeps up, in ms, and the longest where it does not. */
export const SHORTEST_INTERVAL_MS = 100;
const LONGEST_MS = 2000;
/** The load is judged over stretches of at least this length, in ms. */
const WINDOW_MS = 500;
/** The share of the time that ticks may take before they come less often, that aimed at, and that below which they come more often again. */
const HIGH = 0.75;
const AIM = 0.7;
const LOW = 0.6;
/** Ticks that are late by more than this share of the interval come less often; below the other, more often again. */
const LATE = 0.5;
const PUNCTUAL = 0.1;
const LATE_STEP = 1.25;
/** The most by which one window changes the interval; it shrinks by less the nearer the load is to what is aimed at. */
const GROWTH = 2;
const SHRINKAGE = 0.2;
/** How much a window counts in the average of what a tick costs. */
const WEIGHT = 0.25;

/**
 * The time between ticks, chosen by what ticks cost: so that those of all sessions together take 70 % of the time at
 * most, and are not late because of other work. Between the bounds at which it changes lies room, so that it comes to
 * rest; what a tick costs is averaged over some windows, so that a single slow one does not count.
 */
export class Pace {
  #intervalMs = SHORTEST_INTERVAL_MS;
  #windowStart: number;
  #ticks = 0;
  #extra = 0;
  #tookMs = 0;
  #lateMs = 0;
  /** What a tick costs, in ms, over the last windows. */
  #costMs = 0;

  /** Times are wall times in ms since the epoch. */
  constructor(wall: number) {
    this.#windowStart = wall;
  }

  get intervalMs(): number {
    return this.#intervalMs;
  }

  /** A tick came so late and took so long; `extra`: it came beside those that the interval brings. */
  ticked(lateMs: number, tookMs: number, extra = false): void {
    this.#ticks++;
    if (extra) this.#extra++;
    this.#lateMs += lateMs;
    this.#tookMs += tookMs;
  }

  /** Chooses the interval anew where enough time has passed; `sessions` is the number of those that tick. */
  choose(wall: number, sessions: number): void {
    const window = wall - this.#windowStart;
    if (window < WINDOW_MS || this.#ticks === 0) return;
    this.#costMs += (this.#tookMs / this.#ticks - this.#costMs) * WEIGHT;
    const load = this.#costMs * (sessions / this.#intervalMs + this.#extra / window);
    const late = this.#lateMs / this.#ticks / this.#intervalMs;
    this.#intervalMs = Math.min(
      LONGEST_MS,
      Math.max(SHORTEST_INTERVAL_MS, this.#intervalMs * change(load, late)),
    );
    this.#beginWindow(wall);
  }

  /** Nothing ticks any more: what comes next starts at the shortest interval. */
  rest(wall: number): void {
    this.#intervalMs = SHORTEST_INTERVAL_MS;
    this.#costMs = 0;
    this.#beginWindow(wall);
  }

  #beginWindow(wall: number): void {
    this.#windowStart = wall;
    this.#ticks = 0;
    this.#extra = 0;
    this.#tookMs = 0;
    this.#lateMs = 0;
  }
}

function change(load: number, late: number): number {
  if (load > HIGH || late > LATE) return Math.min(GROWTH, Math.max(load / AIM, late > LATE ? LATE_STEP : 1));
  if (load < LOW && late < PUNCTUAL) return 1 - SHRINKAGE * (1 - load / LOW);
  return 1;
}
