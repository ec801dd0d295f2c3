import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Clock, systemClock } from '../../server/replay/clock.ts';
import { Pacer, Ticks } from '../../server/replay/pacer.ts';
import { ManualClock } from '../manual-clock.ts';
import { TelemetryLog } from '../telemetry-log.ts';

const NEVER = Number.POSITIVE_INFINITY;

let clock: ManualClock;
let telemetry: TelemetryLog;
let pacer: Pacer;
beforeEach(() => {
  clock = new ManualClock(0);
  telemetry = new TelemetryLog();
  pacer = new Pacer(clock, telemetry);
});

/** A session that ticks on and on, each tick taking `tookMs`, its range ending when `end` says. */
class Playing {
  readonly at: number[] = [];
  readonly ticks: Ticks;
  tookMs: number;

  constructor(tookMs = 0, end: (wall: number) => number = () => NEVER, onTick = (_: Playing) => {}) {
    this.tookMs = tookMs;
    this.ticks = new Ticks(wall => {
      this.at.push(wall);
      clock.pass(this.tookMs);
      onTick(this);
      pacer.start(this.ticks, end(clock.now()));
    });
    pacer.start(this.ticks, end(clock.now()));
  }

  gaps(since = 0): number[] {
    const at = this.at.filter(wall => wall >= since);
    return at.slice(1).map((wall, index) => wall - (at[index] ?? 0));
  }
}

const many = (count: number, tookMs = 0) => Array.from({ length: count }, () => new Playing(tookMs));
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('the ticks of one session', () => {
  it('come every 100 ms and tell how late they were and how long they took', () => {
    const playing = new Playing(3);
    clock.advance(1000);
    expect(playing.at).toEqual([100, 200, 300, 400, 500, 600, 700, 800, 900, 1000]);
    expect(new Set(telemetry.ticks.map(({ lateMs, tookMs }) => `${lateMs} ${tookMs}`))).toEqual(
      new Set(['0 3']),
    );
    expect(telemetry.intervals).toEqual([]);
  });

  it('keep their beat where one is late, and leave at least half an interval where it was very late', () => {
    const playing = new Playing();
    clock.advance(100);
    clock.pass(130);
    clock.advance(0);
    clock.advance(200);
    expect(playing.at).toEqual([100, 230, 300, 400]);
    clock.pass(190);
    clock.advance(0);
    clock.advance(200);
    expect(playing.at.slice(4)).toEqual([620, 670, 770]);
    expect(telemetry.ticks.map(({ lateMs }) => lateMs)).toEqual([0, 30, 0, 0, 120, 0, 0]);
  });

  it('come at the end of the range, and then go on in their beat', () => {
    const playing = new Playing(0, wall => (wall < 250 ? 250 : NEVER));
    clock.advance(400);
    expect(playing.at).toEqual([100, 200, 250, 300, 400]);
  });

  it('come no more than five times as often for a loop that is over in no time', () => {
    const playing = new Playing(0, wall => wall + 1);
    clock.advance(1000);
    expect(playing.at).toHaveLength(50);
  });

  it('come once for each start, and leave no timer behind', () => {
    const at: number[] = [];
    const ticks = new Ticks(wall => at.push(wall));
    pacer.start(ticks, NEVER);
    pacer.start(ticks, NEVER);
    clock.advance(1000);
    expect(at).toEqual([100]);
    expect(clock.pending).toBe(0);
    pacer.start(ticks, NEVER);
    expect(clock.pending).toBe(1);
    pacer.stop(ticks);
    pacer.stop(ticks);
    expect(clock.pending).toBe(0);
    clock.advance(1000);
    expect(at).toEqual([100]);
  });

  it('go on for others where one fails, which is told', () => {
    const failing = new Ticks(() => {
      throw new Error('broken');
    });
    const others = many(3);
    pacer.start(failing, NEVER);
    clock.advance(1000);
    for (const { at } of others) expect(at.length).toBeGreaterThanOrEqual(9);
    expect(telemetry.failures).toMatchObject([{ error: { message: 'broken' }, during: 'a tick' }]);
  });
});

describe('the ticks of many sessions', () => {
  it('are spread over the interval, though all began at one moment', () => {
    const sessions = many(1000);
    clock.advance(100);
    expect(sessions.every(({ at }) => at.length === 1)).toBe(true);
    const perMs = new Map<number, number>();
    clock.advance(10_000);
    for (const { at } of sessions) {
      const slot = Math.ceil((at.at(-1) ?? 0) % 100);
      perMs.set(slot, (perMs.get(slot) ?? 0) + 1);
    }
    expect(Math.max(...perMs.values())).toBeLessThanOrEqual(45);
  });

  it('need one timer for all', () => {
    const sessions = many(100);
    expect(clock.pending).toBe(1);
    for (const { ticks } of sessions) pacer.stop(ticks);
    expect(clock.pending).toBe(0);
  });

  it('run in the order in which they fell due, in turns of 25 ms between which others get theirs', () => {
    const order: Playing[] = [];
    const sessions = Array.from(
      { length: 50 },
      () =>
        new Playing(
          2,
          () => NEVER,
          playing => order.push(playing),
        ),
    );
    const dueOrder = [...sessions].sort((a, b) => a.ticks.due - b.ticks.due);
    const others: { at: number; ticked: number }[] = [];
    clock.pass(100);
    const other = () => {
      others.push({ at: clock.now(), ticked: order.length });
      clock.after(0, other);
    };
    clock.after(0, other);
    while (order.length < 50) clock.advance(0.001);
    expect(order.slice(0, 50)).toEqual(dueOrder);
    const perTurn = others.map(({ ticked }, at) => ticked - (others[at - 1]?.ticked ?? 0));
    expect(Math.max(...perTurn)).toBe(13);
  });

  it('come less often, for all alike, where together they take too long; the longest gap is bounded', () => {
    const sessions = many(200, 2);
    clock.advance(60_000);
    expect(pacer.intervalMs).toBeGreaterThan(500);
    expect(pacer.intervalMs).toBeLessThan(700);
    const counts = sessions.map(({ at }) => at.filter(wall => wall >= 10_000).length);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(2);
    for (const session of sessions) {
      const gaps = session.gaps(10_000);
      expect(Math.max(...gaps)).toBeLessThan(1.5 * pacer.intervalMs);
      expect(Math.min(...gaps)).toBeGreaterThan(0.5 * pacer.intervalMs);
    }
    const busy = sum(telemetry.ticks.map(({ tookMs }) => tookMs)) / clock.now();
    expect(busy).toBeLessThan(0.8);
  });

  it('come less often too where loops too short to be counted are the cause', () => {
    for (let index = 0; index < 20; index++) new Playing(4, wall => wall + 1);
    clock.advance(30_000);
    expect(pacer.intervalMs).toBeGreaterThan(300);
    expect(pacer.intervalMs).toBeLessThan(1500);
  });

  it('does not swing: what was chosen once stays while the load does', () => {
    many(200, 2);
    clock.advance(20_000);
    const settled = telemetry.intervals.length;
    clock.advance(120_000);
    expect(telemetry.intervals).toHaveLength(settled);
    expect(telemetry.intervals).toEqual([...telemetry.intervals].sort((a, b) => a - b));
  });

  it('come as often as before once the load has fallen', () => {
    const sessions = many(200, 2);
    clock.advance(20_000);
    for (const session of sessions) session.tookMs = 0.01;
    clock.advance(20_000);
    expect(pacer.intervalMs).toBe(100);
    expect(telemetry.intervals.at(-1)).toBe(100);
    const before = sessions.map(({ at }) => at.length);
    clock.advance(1000);
    for (const [index, { at }] of sessions.entries()) expect(at.length - (before[index] ?? 0)).toBe(10);
    expect(Math.max(...telemetry.ticks.slice(-2000).map(({ lateMs }) => lateMs))).toBeLessThan(5);
  });

  it('are punctual again at once for who comes after all have left', () => {
    const sessions = many(200, 2);
    clock.advance(20_000);
    for (const { ticks } of sessions) pacer.stop(ticks);
    expect(pacer.intervalMs).toBe(100);
    expect(telemetry.intervals.at(-1)).toBe(100);
    expect(clock.pending).toBe(0);
  });

  it('grow longer where other work keeps them waiting', () => {
    many(10, 1);
    const other = () => {
      clock.pass(150);
      clock.after(1, other);
    };
    clock.after(1, other);
    clock.advance(30_000);
    expect(pacer.intervalMs).toBeGreaterThan(150);
    expect(pacer.intervalMs).toBeLessThan(1000);
  });
});

describe('with the machine clock', () => {
  const opened: { destroy(): void }[] = [];
  afterEach(() => {
    for (const each of opened.splice(0)) each.destroy();
  });

  it('lets sockets be served between the turns, however much is due', async () => {
    const real: Clock = systemClock;
    const busy = new Pacer(real, telemetry);
    let running = true;
    let turnMs = 0;
    const sessions = Array.from({ length: 200 }, () => {
      const ticks: Ticks = new Ticks(() => {
        const until = real.now() + 3;
        while (real.now() < until);
        turnMs += 3;
        if (running) busy.start(ticks, NEVER);
      });
      return ticks;
    });
    const server = createServer(socket => socket.pipe(socket)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    opened.push(socket, { destroy: () => server.close() });
    await once(socket, 'connect');
    for (const ticks of sessions) busy.start(ticks, NEVER);
    const betweenEchoes: number[] = [];
    for (let echo = 0; echo < 10; echo++) {
      turnMs = 0;
      socket.write('x');
      await once(socket, 'data');
      betweenEchoes.push(turnMs);
    }
    running = false;
    for (const ticks of sessions) busy.stop(ticks);
    // An echo passes the event loop some four times, with at most one turn in each.
    expect(Math.max(...betweenEchoes)).toBeLessThanOrEqual(5 * 27);
  });
});
