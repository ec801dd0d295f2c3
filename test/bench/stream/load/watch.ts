import { sharedNow } from '../shared-now.ts';
import { Latencies } from './latencies.ts';

/** Messages that viewers are to get. */
export interface Expected {
  /** The first one's number. */
  readonly first: number;
  readonly count: number;
  /** When the first is due, on the shared clock, ms. */
  readonly startMs: number;
  /** When the waiting is over, on the shared clock, ms. */
  readonly untilMs: number;
}

interface Quantiles {
  readonly p50: number;
  readonly p99: number;
}

/** What came of expected messages to all viewers together. */
export interface Watched {
  /** Deliveries of messages that a viewer had not seen. */
  readonly received: number;
  /** Deliveries that never came. */
  readonly lost: number;
  /** How often a viewer's numbers went on with a later one than the next. */
  readonly gaps: number;
  /** Deliveries of messages that the viewer had seen, or that came after a later one. */
  readonly doubled: number;
  /** From the time a message was due to its delivery, ms. */
  readonly delay: Quantiles;
  /** The median of that for the messages' first, second and last third. */
  readonly thirds: readonly number[];
  /** From the time the first message was due to the last delivery. */
  readonly seconds: number;
  /** Of the core that the reading process had meanwhile, its share from 0 to 1. */
  readonly readerCores: number;
}

/** Follows expected messages of many viewers. */
export class Watch {
  readonly #expected: Expected;
  readonly #after: number;
  readonly #viewers: number;
  readonly #thirds = [new Latencies(), new Latencies(), new Latencies()] as const;
  readonly #cpu = process.cpuUsage();
  #received = 0;
  #doubled = 0;
  #gaps = 0;
  #complete = 0;
  #lastMs = 0;
  #resolve: () => void = () => {};

  constructor(expected: Expected, viewers: number) {
    this.#expected = expected;
    this.#after = expected.first + expected.count;
    this.#viewers = viewers;
  }

  /** A viewer that has all before `next` got a message at `nowMs`; gives what it has all before now. */
  took(next: number, number: number, dueMs: number, nowMs: number): number {
    const { first, count } = this.#expected;
    if (number < first || number >= this.#after) return next;
    if (number < next) {
      this.#doubled++;
      return next;
    }
    if (number > next) this.#gaps++;
    this.#received++;
    this.#thirds[Math.floor(((number - first) / count) * 3) as 0 | 1 | 2].add(nowMs - dueMs);
    this.#lastMs = nowMs;
    if (number === this.#after - 1 && ++this.#complete === this.#viewers) this.#resolve();
    return number + 1;
  }

  /** Resolved once every viewer got the last message, or the time is over. */
  async result(): Promise<Watched> {
    const { startMs, untilMs, count } = this.#expected;
    await new Promise<void>(resolve => {
      const timer = setTimeout(resolve, untilMs - sharedNow());
      this.#resolve = () => {
        clearTimeout(timer);
        resolve();
      };
      if (this.#complete === this.#viewers) this.#resolve();
    });
    const delays = Latencies.together(this.#thirds);
    const { user, system } = process.cpuUsage(this.#cpu);
    return {
      received: this.#received,
      lost: count * this.#viewers - this.#received,
      gaps: this.#gaps,
      doubled: this.#doubled,
      delay: { p50: delays.quantile(0.5), p99: delays.quantile(0.99) },
      thirds: this.#thirds.map(third => third.quantile(0.5)),
      seconds: Math.max(0, this.#lastMs - startMs) / 1000,
      readerCores: (user + system) / 1000 / (sharedNow() - startMs),
    };
  }
}
