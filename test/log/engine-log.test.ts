import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { EngineLog } from '../../server/log/engine-log.ts';
import { FailureLog } from '../../server/log/failure-log.ts';
import { ManualClock } from '../manual-clock.ts';

function engineLog(level = 'debug') {
  const lines: Record<string, unknown>[] = [];
  const clock = new ManualClock();
  const log = pino({ base: null, level }, { write: line => void lines.push(JSON.parse(line)) });
  return { lines, clock, engine: new EngineLog(log, new FailureLog(log, clock), clock) };
}

const WARN = 40;

describe('an overload', () => {
  it('is told when it begins and when it is over, with its figures', () => {
    const { lines, clock, engine } = engineLog('warn');
    engine.ticked(3);
    engine.paced(125);
    expect(lines).toMatchObject([
      { level: WARN, intervalMs: 125, normalIntervalMs: 100, msg: 'overload begins: ticks come less often' },
    ]);
    for (const interval of [250, 500, 400, 200]) {
      clock.advance(5000);
      engine.ticked(40);
      engine.ticked(100);
      engine.paced(interval);
    }
    engine.paced(100);
    expect(lines).toHaveLength(1);
    clock.advance(10_000);
    expect(lines.slice(1)).toMatchObject([
      {
        level: WARN,
        seconds: 20,
        longestIntervalMs: 500,
        ticks: 8,
        meanLateMs: 70,
        latestMs: 100,
        msg: 'overload is over: ticks come as often as they should',
      },
    ]);
  });

  it('that comes and goes is told once', () => {
    const { lines, clock, engine } = engineLog('warn');
    for (let time = 0; time < 100; time++) {
      engine.paced(125);
      clock.advance(1000);
      engine.paced(100);
      clock.advance(1000);
    }
    expect(lines).toHaveLength(1);
    clock.advance(20_000);
    expect(lines).toHaveLength(2);
    expect(clock.pending).toBe(0);
    engine.paced(125);
    expect(lines).toHaveLength(3);
  });
});

it('tells of slow viewers and new beginnings to those who want to know', () => {
  const { lines, engine } = engineLog();
  engine.dropped(600_000);
  engine.resynced('lagged');
  expect(lines).toMatchObject([
    { level: 30, bytes: 600_000 },
    { level: 20, cause: 'lagged' },
  ]);
});

it('tells of failures', () => {
  const { lines, engine } = engineLog('error');
  engine.failed(new Error('disk I/O error'), 'forgetting a session');
  expect(lines).toMatchObject([{ err: { message: 'disk I/O error' }, msg: 'failed: forgetting a session' }]);
});
