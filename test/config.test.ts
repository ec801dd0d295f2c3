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
      cacheBytes: Math.min(1e9, Math.max(128e6, totalmem() / 16)),
      importDemo: true,
      allowedHosts: [],
      remote: false,
    });
  });

  it('takes what the environment says', () => {
    const env = { PORT: '0', DATABASE: 'a.sqlite', LOG_LEVEL: 'debug', MAX_SESSIONS: '5', IMPORT_DEMO: 'no' };
    const limits = { MAX_VIEWERS_PER_SESSION: '7', MAX_VIEWERS_PER_ADDRESS: '8', CACHE_MB: '64' };
    const names = { HOST: '::1', ALLOWED_HOSTS: 'Replay.example.org, [fe80::1]' };
    expect(readConfig({ ...env, ...limits, ...names })).toEqual({
      host: '::1',
      port: 0,
      database: 'a.sqlite',
      logLevel: 'debug',
      maxSessions: 5,
      viewerLimits: { perSession: 7, perAddress: 8 },
      cacheBytes: 64_000_000,
      importDemo: false,
      allowedHosts: ['replay.example.org', '[fe80::1]'],
      remote: false,
    });
  });

  it.each([
    [{ PORT: '80a' }, 'PORT is "80a": must be a whole number from 0 to 65535.'],
    [{ PORT: '65536' }, 'PORT is "65536": must be a whole number from 0 to 65535.'],
    [{ MAX_SESSIONS: '0' }, 'MAX_SESSIONS is "0": must be a whole number from 1 to 100000.'],
    [
      { ALLOWED_HOSTS: 'https://replay.example.org' },
      'ALLOWED_HOSTS is "https://replay.example.org": must be host names with commas between, without ports, such as replay.example.org.',
    ],
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
