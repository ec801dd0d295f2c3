import { isIPv4 } from 'node:net';
import type { RequestHandler } from 'express';
import { ReplayError } from '../contract/problems.ts';

/**
 * Answers only requests whose `Host` is this machine itself or one of the names given (lower case, no port). A browser
 * sends the name in its address bar: a page from elsewhere whose name was made to lead here is refused by it
 * (DNS rebinding).
 */
export function allowHosts(names: readonly string[]): RequestHandler {
  const allowed = new Set(names);
  return (request, _response, next) => {
    const host = request.headers.host;
    if (host !== undefined && !isAllowed(hostName(host), allowed)) {
      throw new ReplayError(
        'host_not_allowed',
        `This server does not answer to ${host}; the setting ALLOWED_HOSTS names the hosts that it answers to.`,
      );
    }
    next();
  };
}

function isAllowed(name: string, allowed: ReadonlySet<string>): boolean {
  return name === 'localhost' || name === '[::1]' || allowed.has(name) || isLoopback(name);
}

function isLoopback(name: string): boolean {
  return isIPv4(name) && name.startsWith('127.');
}

/** A `Host` without its port, in lower case. */
function hostName(host: string): string {
  return host.toLowerCase().replace(/:\d*$/, '');
}
