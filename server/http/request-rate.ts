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

/** Refuses requests of an address that makes more than it may. */
export function limitRequests(rate: RequestRate, clock: Clock): RequestHandler {
  return rateLimit({
    store: new AddressBuckets(rate, clock),
    limit: rate.burst,
    keyGenerator: clientAddress,
    skip: request => WATCHED.has(request.path) && isOfThisMachine(request),
    handler(request) {
      throw new ReplayError(
        'too_many_requests',
        `${clientAddress(request)} makes more than ${rate.perSecond} requests a second, as many as MAX_REQUEST_RATE allows.`,
      );
    },
    standardHeaders: false,
    legacyHeaders: false,
    validate: false,
  });
}

function isOfThisMachine({ ip = '' }: Request): boolean {
  const address = ip.replace(/^::ffff:/, '');
  return address === '::1' || (isIPv4(address) && address.startsWith('127.'));
}
