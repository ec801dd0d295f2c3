import { isIPv4 } from 'node:net';
import { totalmem } from 'node:os';
import { z } from 'zod';

/** What is wrong with the environment, a line for each variable; for the person who starts the server. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .refine(text => /^\d+$/.test(text) && Number(text) >= min && Number(text) <= max, {
      error: `must be a whole number from ${min} to ${max}`,
    })
    .transform(Number);

const yesOrNo = z.stringbool({
  truthy: ['true', 'yes', '1'],
  falsy: ['false', 'no', '0'],
  error: 'must be true or false',
});

const HOST_NAME = /^([a-z0-9_.-]+|\[[0-9a-f:.]+\])$/;

const hostNames = z
  .string()
  .toLowerCase()
  .transform(text => text.split(',').map(name => name.trim()))
  .refine(names => names.every(name => HOST_NAME.test(name)), {
    error: 'must be host names with commas between, without ports, such as replay.example.org',
  });

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: wholeNumber(0, 65535).default(8080),
  DATABASE: z.string().default('var/replay.sqlite'),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` }).default('warn'),
  MAX_SESSIONS: wholeNumber(1, 100_000).default(2000),
  MAX_VIEWERS_PER_SESSION: wholeNumber(1, 1_000_000).default(5000),
  MAX_VIEWERS_PER_ADDRESS: wholeNumber(1, 1_000_000).default(5000),
  CACHE_MB: wholeNumber(1, 65_536).optional(),
  IMPORT_DEMO: yesOrNo.default(true),
  ALLOWED_HOSTS: hostNames.optional(),
  ALLOW_REMOTE_ACCESS_WITHOUT_LOGIN: yesOrNo.default(false),
});

/** How the server runs. */
export interface Config {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Path of the SQLite file. */
  readonly database: string;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** How many sessions may be open at once, private and shared ones together. */
  readonly maxSessions: number;
  /** How many viewers may watch at once, by whatever way: one session, and from one address. */
  readonly viewerLimits: { readonly perSession: number; readonly perAddress: number };
  /** Bytes of recorded past that are kept in memory for all sessions. */
  readonly cacheBytes: number;
  /** Whether an empty database gets the demo shift. */
  readonly importDemo: boolean;
  /** Names that a request's `Host` may have beside this machine's own, in lower case and without a port. */
  readonly allowedHosts: readonly string[] | 'any';
  /** Whether other machines can reach the server. */
  readonly remote: boolean;
}

/**
 * Reads the environment; an empty variable counts as not set.
 * @throws {ConfigError} naming each wrong variable, its value and what would be right.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map(issue => {
      const name = String(issue.path[0]);
      return `${name} is ${JSON.stringify(given[name])}: ${issue.message}.`;
    });
    throw new ConfigError(lines.join('\n'));
  }
  const { data } = parsed;
  const remote = !isLoopback(data.HOST);
  if (remote && !data.ALLOW_REMOTE_ACCESS_WITHOUT_LOGIN) {
    throw new ConfigError(
      `HOST is ${JSON.stringify(data.HOST)}: other machines could reach the server, and it asks nobody for a login. ` +
        'Leave HOST out to serve this machine alone, or set ALLOW_REMOTE_ACCESS_WITHOUT_LOGIN=true where whoever ' +
        'reaches it may see and control every replay.',
    );
  }
  return {
    host: data.HOST,
    port: data.PORT,
    database: data.DATABASE,
    logLevel: data.LOG_LEVEL,
    maxSessions: data.MAX_SESSIONS,
    viewerLimits: { perSession: data.MAX_VIEWERS_PER_SESSION, perAddress: data.MAX_VIEWERS_PER_ADDRESS },
    cacheBytes: data.CACHE_MB === undefined ? defaultCacheBytes() : data.CACHE_MB * 1e6,
    importDemo: data.IMPORT_DEMO,
    allowedHosts: data.ALLOWED_HOSTS ?? (remote ? 'any' : []),
    remote,
  };
}

/** A sixteenth of the machine's memory: where it is enough for a whole shift, sessions at many places share it. */
function defaultCacheBytes(): number {
  return Math.min(1e9, Math.max(128e6, totalmem() / 16));
}

/** Whether only this machine can reach what listens on `host`. */
function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}
