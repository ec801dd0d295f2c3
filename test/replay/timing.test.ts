import { afterEach, describe, expect, it } from 'vitest';
import type { NdjsonLine } from '../../server/contract/lines.ts';
import { sessionOptions } from '../../server/contract/session.ts';
import { toIso } from '../../server/contract/time.ts';
import type { Clock } from '../../server/replay/clock.ts';
import type { EventBatch } from '../../server/replay/outbox-event.ts';
import { ReplayClient } from '../fidelity/replay-client.ts';
import { ReplayStage } from './replay-stage.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2020, 9, 2, 8);
const RECORDS = 4000;
/** The most by which the timers of these tests are late, in ms: what a machine that isn't overloaded may do. */
const LATEST_TIMER = 45;

let stage: ReplayStage;
afterEach(() => stage.close());

function* tasks(span: number): Generator<NdjsonLine> {
  yield { kind: 'airport', airportId: 'LEBL', name: 'Barcelona', timeZone: 'Europe/Madrid', lon: 2, lat: 41 };
  for (let index = 1; index <= RECORDS; index++) {
    const time = toIso(START + Math.floor((span * (index - (index % 7) / 9)) / RECORDS));
    yield { kind: 'task_update', airportId: 'LEBL', taskId: `T${index}`, time, status: 'planned' };
  }
}

describe.each([0.5, 1, 7.3, 60, 3600])('an hour at %d times the speed', speed => {
  it('keeps the playhead and delivers each record in time', { timeout: 60_000 }, async () => {
    stage = await ReplayStage.open(tasks(HOUR * speed));
    const { clock } = stage;
    let timers = 0;
    const late: Clock = {
      now: () => clock.now(),
      after: (delayMs, callback) => clock.after(delayMs + ((timers++ * 13) % (LATEST_TIMER + 1)), callback),
    };
    const sessions = stage.newSessions({ clock: late });
    const opened = clock.now();
    const options = { airportId: 'LEBL', startTime: toIso(START), endTime: toIso(START + 2 * HOUR * speed) };
    const session = sessions.open(sessionOptions.parse({ ...options, playbackSpeed: speed }), {
      shared: true,
    });
    const playhead = () => START + (clock.now() - opened) * speed;
    const seen = {
      delivered: 0,
      earliest: Number.POSITIVE_INFINITY,
      latest: 0,
      offset: 0,
      gap: 0,
      clock: opened,
    };
    class Watch extends ReplayClient {
      override deliver({ events }: EventBatch) {
        for (const { event, data } of events) {
          const { time, tasks = [] } = JSON.parse(data);
          if (event === 'task_update') {
            for (const task of tasks) {
              const wallDelay = (playhead() - Date.parse(task.time)) / speed;
              seen.delivered++;
              seen.earliest = Math.min(seen.earliest, wallDelay);
              seen.latest = Math.max(seen.latest, wallDelay);
            }
          } else if (event === 'clock') {
            seen.offset = Math.max(seen.offset, Math.abs(Date.parse(time) - playhead()));
            seen.gap = Math.max(seen.gap, clock.now() - seen.clock);
            seen.clock = clock.now();
          }
        }
      }
    }
    session.join(new Watch());
    clock.advance(HOUR);
    expect(Math.abs(Date.parse(session.state().time) - playhead())).toBeLessThan(1);
    clock.advance(1000);
    expect(seen.delivered).toBe(RECORDS);
    expect(seen.earliest).toBeGreaterThanOrEqual(0);
    expect(seen.latest).toBeLessThanOrEqual(150);
    expect(seen.offset).toBeLessThan(1);
    expect(seen.gap).toBeLessThanOrEqual(1000);
    sessions.close();
  });
});

describe('a playhead that is told to change its speed every second', () => {
  it('is after an hour where the sum of all stretches puts it', async () => {
    const speeds = [0.5, 1, 7.3, 60, 3600, 0.01];
    stage = await ReplayStage.open(tasks(HOUR));
    const session = stage.openSession({
      startTime: toIso(START),
      endTime: toIso(START + 4000 * HOUR),
      playbackSpeed: 0.5,
      filters: { kinds: [] },
    });
    session.join(new ReplayClient());
    let expected = START;
    for (let second = 1; second <= 3600; second++) {
      const before = stage.clock.now();
      stage.clock.advance(999.7);
      expected += (stage.clock.now() - before) * session.state().playbackSpeed;
      await stage.setParams(session, { playbackSpeed: speeds[second % speeds.length] ?? 1 });
    }
    expect(Math.abs(Date.parse(session.state().time) - expected)).toBeLessThan(50);
  });
});

describe('a clock whose timers are late', () => {
  it.each([5, 12, 30, 48])('still tells the time once a second when they are %d ms late', async late => {
    stage = await ReplayStage.open(tasks(HOUR));
    const { clock } = stage;
    const lagging: Clock = {
      now: () => clock.now(),
      after: (delayMs, callback) => clock.after(delayMs + late, callback),
    };
    const sessions = stage.newSessions({ clock: lagging });
    const range = { airportId: 'LEBL', startTime: toIso(START), endTime: toIso(START + HOUR) };
    const options = sessionOptions.parse({ ...range, filters: { kinds: [] } });
    const client = new ReplayClient();
    sessions.open(options, { shared: true }).join(client);
    clock.advance(60_000);
    const told = client.events.flatMap(({ event, data }) =>
      event === 'clock' ? Date.parse(JSON.parse(data).time) : [],
    );
    const gaps = told.map((time, index) => time - (told[index - 1] ?? START));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(1000);
    sessions.close();
  });
});
