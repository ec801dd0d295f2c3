import type { ClientRateLimitInfo, Store } from 'express-rate-limit';
import type { Clock } from '../replay/clock.ts';

/** Addresses that are kept at once, twice over: beyond it those that asked long ago are forgiven what they asked. */
const MOST_ADDRESSES = 50_000;

interface Bucket {
  /** Requests that the address has made and not yet been forgiven. */
  level: number;
  /** When that was so, in ms. */
  at: number;
}

export interface RequestRate {
  /** Requests a second that an address may make on the long run. */
  readonly perSecond: number;
  /** Requests that it may make at once. */
  readonly burst: number;
}

/**
 * How many requests each address has lately made: a bucket for each, which leaks. By the clock given, so that a
 * change of the wall clock locks nobody out. Needs no timer: a bucket that was not touched for the time in which a full
 * one runs empty is dropped with its whole generation.
 */
export class AddressBuckets implements Store {
  readonly localKeys = true;
  readonly #rate: RequestRate;
  readonly #clock: Clock;
  readonly #lifeMs: number;
  #young = new Map<string, Bucket>();
  #old = new Map<string, Bucket>();
  #bornAt: number;

  constructor(rate: RequestRate, clock: Clock) {
    this.#rate = rate;
    this.#clock = clock;
    this.#lifeMs = (1000 * rate.burst) / rate.perSecond;
    this.#bornAt = clock.now();
  }

  /** Counts a request; one that would make the bucket overflow is told as one too many, and not kept. */
  increment(address: string): ClientRateLimitInfo {
    const { perSecond, burst } = this.#rate;
    const now = this.#clock.now();
    const bucket = this.#bucket(address, now);
    bucket.level = Math.max(0, bucket.level - ((now - bucket.at) * perSecond) / 1000);
    bucket.at = now;
    const totalHits = Math.ceil(bucket.level + 1);
    if (totalHits <= burst) bucket.level++;
    return { totalHits, resetTime: undefined };
  }

  decrement(): void {}

  resetKey(address: string): void {
    this.#young.delete(address);
    this.#old.delete(address);
  }

  /** Addresses that are kept. */
  get size(): number {
    return this.#young.size + this.#old.size;
  }

  #bucket(address: string, now: number): Bucket {
    if (now - this.#bornAt >= this.#lifeMs || this.#young.size >= MOST_ADDRESSES) {
      this.#old = now - this.#bornAt >= 2 * this.#lifeMs ? new Map() : this.#young;
      this.#young = new Map();
      this.#bornAt = now;
    }
    let bucket = this.#young.get(address);
    if (!bucket) {
      bucket = this.#old.get(address) ?? { level: 0, at: now };
      this.#old.delete(address);
      this.#young.set(address, bucket);
    }
    return bucket;
  }
}
