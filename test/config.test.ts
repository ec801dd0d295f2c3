import { totalmem } from 'node:os';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../server/config.ts';

describe('the configuration', () => {
  it('serves this machine alone where nothing is set', () => {
    expect(readConfig({ PATH: '/bin', PORT: '' })).toEqual({
      host: '127.0.0.1',
      port: 8080,
      database: 'var/replay.sqlite',
      logLevel: 'warn',
      maxSessions: 2000,
      viewerLimits: { perSession: 5000, perAddress: 5000 },
      requestRate: { perSecond: 1000, burst: 10_000 },
      uploads: { folder: 'var/replay.sqlite-uploads', maxBytes: 4_096_000_000 },
      allowedOrigins: [],
      trustedProxies: ['loopback'],
      cacheBytes: Math.min(1e9, Math.max(128e6, totalmem() / 16)),
      importDemo: true,
      allowedHosts: [],
      remote: false,
    });
  });

  it('takes what the environment says', () => {
    const env = { PORT: '0', DATABASE: 'a.sqlite', LOG_LEVEL: 'debug', MAX_SESSIONS: '5', IMPORT_DEMO: 'no' };
    const limits = {
      MAX_VIEWERS_PER_SESSION: '7',
      MAX_VIEWERS_PER_ADDRESS: '8',
      CACHE_MB: '64',
      MAX_REQUEST_RATE: '9',
      MAX_UPLOAD_MB: '10',
    };
    const origins = { ALLOWED_ORIGINS: 'https://Tower.example.org:443, http://127.0.0.1:3000/' };
    const proxies = { TRUSTED_PROXIES: '10.0.0.7,10.1.0.0/16, fd00::/8, uniquelocal' };
    const names = { HOST: '::1', ALLOWED_HOSTS: 'Replay.example.org, [fe80::1]' };
    expect(readConfig({ ...env, ...limits, ...origins, ...proxies, ...names })).toEqual({
      host: '::1',
      port: 0,
      database: 'a.sqlite',
      logLevel: 'debug',
      maxSessions: 5,
      viewerLimits: { perSession: 7, perAddress: 8 },
      requestRate: { perSecond: 9, burst: 90 },
      uploads: { folder: 'a.sqlite-uploads', maxBytes: 10_000_000 },
      allowedOrigins: ['https://tower.example.org', 'http://127.0.0.1:3000'],
      trustedProxies: ['10.0.0.7', '10.1.0.0/16', 'fd00::/8', 'uniquelocal'],
      cacheBytes: 64_000_000,
      importDemo: false,
      allowedHosts: ['replay.example.org', '[fe80::1]'],
      remote: false,
    });
  });

  it('trusts no proxy where that is said', () => {
    expect(readConfig({ TRUSTED_PROXIES: 'none' }).trustedProxies).toEqual([]);
  });

  it.each([
    [{ PORT: '80a' }, 'PORT is "80a": must be a whole number from 0 to 65535.'],
    [{ PORT: '65536' }, 'PORT is "65536": must be a whole number from 0 to 65535.'],
    [{ MAX_SESSIONS: '0' }, 'MAX_SESSIONS is "0": must be a whole number from 1 to 100000.'],
    [
      { ALLOWED_HOSTS: 'https://replay.example.org' },
      'ALLOWED_HOSTS is "https://replay.example.org": must be host names with commas between, without ports, such as replay.example.org.',
    ],
    ...[
      '*',
      'null',
      'tower.example.org',
      'https://tower.example.org/page',
      'https://me@tower.example.org',
    ].map((origin): [Record<string, string>, string] => [
      { ALLOWED_ORIGINS: origin },
      `ALLOWED_ORIGINS is "${origin}": must be origins with commas between, such as https://tower.example.org.`,
    ]),
    ...['10.0.0.0/0', '10.0.0.0/33', '10.0.0.256', 'none,10.0.0.7', 'true', 'fd00::/129'].map(
      (proxies): [Record<string, string>, string] => [
        { TRUSTED_PROXIES: proxies },
        `TRUSTED_PROXIES is "${proxies}": must be none, or addresses with commas between, such as 10.0.0.7, 10.1.0.0/16, loopback, linklocal or uniquelocal.`,
      ],
    ),
    [{ IMPORT_DEMO: 'maybe' }, 'IMPORT_DEMO is "maybe": must be true or false.'],
    [
      { LOG_LEVEL: 'loud', PORT: '-1' },
      'PORT is "-1": must be a whole number from 0 to 65535.\n' +
        'LOG_LEVEL is "loud": must be one of fatal, error, warn, info, debug, trace, silent.',
    ],
  ])('refuses %j, naming variable, value and what would be right', (env, message) => {
    expect(() => readConfig(env)).toThrow(new ConfigError(message));
  });

  it.each(['0.0.0.0', '::', '192.168.1.7', 'replay.example.org', '127.evil.example.org'])(
    'refuses to listen on %s unless a setting says so',
    host => {
      expect(() => readConfig({ HOST: host })).toThrow(/ALLOW_REMOTE_ACCESS_WITHOUT_LOGIN=true/);
      expect(readConfig({ HOST: host, ALLOW_REMOTE_ACCESS_WITHOUT_LOGIN: 'true' })).toMatchObject({
        host,
        remote: true,
        allowedHosts: 'any',
      });
    },
  );
});
