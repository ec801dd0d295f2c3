import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { FailureLog } from '../../server/log/failure-log.ts';
import { ManualClock } from '../manual-clock.ts';

function failureLog() {
  const lines: Record<string, unknown>[] = [];
  const clock = new ManualClock();
  const log = pino({ base: null }, { write: line => void lines.push(JSON.parse(line)) });
  return { lines, clock, failures: new FailureLog(log, clock) };
}

const locked = () => Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' });
const leftOut = (lines: readonly Record<string, unknown>[]) =>
  lines.map(line => line.leftOut).filter(Boolean);

describe('the log of failures', () => {
  it('tells what failed, at what, and in what', () => {
    const { lines, failures } = failureLog();
    failures.failed(new TypeError('no such thing'), 'a tick', { sessionId: 's1' });
    expect(lines).toMatchObject([
      {
        level: 50,
        msg: 'failed: a tick',
        sessionId: 's1',
        err: {
          type: 'TypeError',
          message: 'no such thing',
          stack: expect.stringContaining('failure-log.test'),
        },
      },
    ]);
  });

  it('does not repeat the same failure thousands of times, and says how many were left out', () => {
    const { lines, clock, failures } = failureLog();
    for (let time = 0; time < 10_000; time++) failures.failed(locked(), 'a tick');
    expect(lines).toHaveLength(5);
    clock.advance(60_000);
    expect(lines).toHaveLength(6);
    expect(lines[5]).toMatchObject({ level: 50, leftOut: 9995, msg: expect.stringContaining('a tick') });
    failures.failed(locked(), 'a tick');
    expect(lines).toHaveLength(7);
    clock.advance(60_000);
    expect(lines).toHaveLength(7);
    expect(clock.pending).toBe(0);
  });

  it('lets no failure hide another', () => {
    const { lines, clock, failures } = failureLog();
    for (let time = 0; time < 100; time++) failures.failed(locked(), 'a tick');
    failures.failed(locked(), 'reading the recorded past');
    failures.failed(new TypeError('no such thing'), 'a tick');
    failures.failed('not even an error', 'a tick');
    expect(lines).toHaveLength(8);
    clock.advance(60_000);
    expect(leftOut(lines)).toEqual([95]);
  });

  it('keeps no more kinds of failures than it should', () => {
    const { lines, clock, failures } = failureLog();
    for (let kind = 0; kind < 1000; kind++) failures.failed(locked(), `thing ${kind}`);
    expect(lines).toHaveLength(205);
    expect(clock.pending).toBe(201);
    clock.advance(60_000);
    expect(leftOut(lines)).toEqual([795]);
  });
});
