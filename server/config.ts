import { isIP, isIPv4 } from 'node:net';
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

const list = z.string().transform(text => text.split(',').map(part => part.trim()));

const origins = list
  .transform(texts => texts.map(text => URL.parse(text)))
  .refine(urls => urls.every(url => url !== null && /^https?:$/.test(url.protocol) && isBare(url)), {
    error: 'must be origins with commas between, such as https://tower.example.org',
  })
  .transform(urls => urls.map(url => url?.origin ?? ''));

function isBare({ origin, href }: URL): boolean {
  return href === `${origin}/`;
}

const NETWORKS: ReadonlySet<string> = new Set(['loopback', 'linklocal', 'uniquelocal']);

const proxies = list
  .transform(names => (names.length === 1 && names[0] === 'none' ? [] : names))
  .refine(names => names.every(name => NETWORKS.has(name) || isNetwork(name)), {
    error:
      'must be none, or addresses with commas between, such as 10.0.0.7, 10.1.0.0/16, loopback, linklocal or uniquelocal',
  });

/** Whether it is an address, or one with the length of a prefix other than 0: to trust everybody would be no trust. */
function isNetwork(text: string): boolean {
  const [address = '', prefix, ...more] = text.split('/');
  const bits = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0;
  if (bits === 0 || more.length > 0) return false;
  return prefix === undefined || (/^[1-9]\d*$/.test(prefix) && Number(prefix) <= bits);
}

/** Requests that an address may make at once, in seconds' worth of its rate. */
const BURST_SECONDS = 10;

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
  MAX_REQUEST_RATE: wholeNumber(1, 1_000_000).default(1000),
  MAX_UPLOAD_MB: wholeNumber(1, 1_000_000).default(4096),
  ALLOWED_ORIGINS: origins.optional(),
  TRUSTED_PROXIES: proxies.default(['loopback']),
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
  /** How many requests an address may make, a second on the long run and at once. */
  readonly requestRate: { readonly perSecond: number; readonly burst: number };
  /** Where uploaded recordings lie until they are imported, and how many bytes they may have. */
  readonly uploads: { readonly folder: string; readonly maxBytes: number };
  /** Origins beside our own whose pages may use the API. */
  readonly allowedOrigins: readonly string[];
  /** Addresses and networks whose word on where a request comes from is taken, as Express names them. */
  readonly trustedProxies: readonly string[];
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
    requestRate: { perSecond: data.MAX_REQUEST_RATE, burst: BURST_SECONDS * data.MAX_REQUEST_RATE },
    uploads: { folder: `${data.DATABASE}-uploads`, maxBytes: data.MAX_UPLOAD_MB * 1e6 },
    allowedOrigins: data.ALLOWED_ORIGINS ?? [],
    trustedProxies: data.TRUSTED_PROXIES,
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
