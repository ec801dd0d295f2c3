import { isIPv4 } from 'node:net';
import type { Request, RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { ENDPOINTS } from '../contract/endpoints.ts';
import { ReplayError } from '../contract/problems.ts';
import type { Clock } from '../replay/clock.ts';
import { AddressBuckets, type RequestRate } from './address-buckets.ts';
import { clientAddress } from './client-address.ts';

/** What a supervisor on this machine asks, however busy others keep it. */
const WATCHED: ReadonlySet<string> = new Set([
  ENDPOINTS.getHealth.path,
  ENDPOINTS.getReadiness.path,
  ENDPOINTS.getMetrics.path,
]);

/** Refuses what an address asks for beyond its rate. */
export class RequestLimit {
  readonly #rate: RequestRate;
  readonly #buckets: AddressBuckets;

  constructor(rate: RequestRate, clock: Clock) {
    this.#rate = rate;
    this.#buckets = new AddressBuckets(rate, clock);
  }

  /** Counts requests over HTTP. */
  ofRequests(): RequestHandler {
    return rateLimit({
      store: this.#buckets,
      limit: this.#rate.burst,
      keyGenerator: clientAddress,
      skip: request => WATCHED.has(request.path) && isOfThisMachine(request),
      handler: request => {
        throw this.#excess(clientAddress(request));
      },
      standardHeaders: false,
      legacyHeaders: false,
      validate: false,
    });
  }

  /** Counts what came by another way. Throws `too_many_requests`. */
  count(address: string): void {
    if (this.#buckets.increment(address).totalHits > this.#rate.burst) throw this.#excess(address);
  }

  #excess(address: string): ReplayError {
    const { perSecond } = this.#rate;
    return new ReplayError(
      'too_many_requests',
      `${address} makes more than ${perSecond} requests a second, as many as MAX_REQUEST_RATE allows.`,
    );
  }
}

function isOfThisMachine({ ip = '' }: Request): boolean {
  const address = ip.replace(/^::ffff:/, '');
  return address === '::1' || (isIPv4(address) && address.startsWith('127.'));
}
