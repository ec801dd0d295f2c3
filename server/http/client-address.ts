import type { Request } from 'express';
import { ipKeyGenerator } from 'express-rate-limit';

/** Bits of an IPv6 address that name a client: the rest it chooses itself. */
const IPV6_PREFIX = 64;

/** What limits by client count by: its IPv4 address, or the /64 of its IPv6 address. */
export function clientAddress(request: Pick<Request, 'ip'>): string {
  return ipKeyGenerator(request.ip ?? '', IPV6_PREFIX);
}
