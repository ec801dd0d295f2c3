import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BatchCache } from '../../server/replay/batch-cache.ts';
import { Broadcast } from '../../server/replay/broadcast.ts';
import { EntityFilter } from '../../server/replay/filter.ts';
import { Pacer } from '../../server/replay/pacer.ts';
import { ReplayClient } from '../fidelity/replay-client.ts';
import { at } from '../http/sample-shift.ts';
import { ReplayStage } from './replay-stage.ts';

let stage: ReplayStage;
let broadcast: Broadcast;
let client: ReplayClient;
const scope = { airportId: 'LEBL', filter: new EntityFilter({ kinds: ['task'] }), conflate: true };
const ms = (seconds: number) => Date.parse(at(seconds));
const told = () =>
  client.events.map(({ event, data }) => `${event} ${JSON.parse(data).time ?? JSON.parse(data).code}`);

beforeEach(async () => {
  stage = await ReplayStage.open();
  let epochs = 0;
  broadcast = new Broadcast(scope, ms(0), {
    sessionId: 'session',
    clock: stage.clock,
    timeline: stage.timeline,
    newEpoch: () => `epoch${epochs++}`,
    maxBacklog: 1000,
    batches: new BatchCache(),
    telemetry: stage.telemetry,
    pacer: new Pacer(stage.clock, stage.telemetry),
    playback: time => JSON.stringify({ time: new Date(time).toISOString() }),
  });
  client = new ReplayClient();
  broadcast.join(client, {}, () => {});
  broadcast.playTo(ms(0), true);
  client.events.length = 0;
});
afterEach(() => stage.close());

describe('a broadcast', () => {
  it('closes with a clock each tick in which there was something', () => {
    broadcast.playTo(ms(1), false);
    expect(told()).toEqual([`task_update ${at(1)}`, `clock ${at(1)}`]);
  });

  it('cuts a long stretch into ticks of a minute where every position is told', () => {
    broadcast.turnTo({ ...scope, conflate: false }, ms(1));
    client.events.length = 0;
    broadcast.playTo(ms(151), true);
    expect(told().filter(event => event.startsWith('clock'))).toEqual(
      [61, 121, 151].map(second => `clock ${at(second)}`),
    );
  });

  it('is silent where nothing was, until a clock is due or asked for', () => {
    broadcast.playTo(ms(0.5), false);
    expect(told()).toEqual([]);
    broadcast.playTo(ms(0.6), true);
    stage.clock.advance(799);
    broadcast.playTo(ms(0.7), false);
    stage.clock.advance(1);
    broadcast.playTo(ms(0.8), false);
    expect(told()).toEqual([`clock ${at(0.6)}`, `clock ${at(0.8)}`]);
  });

  it('tells in the next tick what silent ones passed over', () => {
    broadcast.playTo(ms(0.5), false);
    broadcast.playTo(ms(1), false);
    broadcast.playTo(ms(9), false);
    broadcast.playTo(ms(100), false);
    expect(
      client.events
        .filter(({ event }) => event === 'task_update')
        .map(({ data }) => JSON.parse(data).tasks.length),
    ).toEqual([1, 2]);
  });

  it('never goes back', () => {
    broadcast.playTo(ms(50), true);
    const before = client.events.length;
    broadcast.playTo(ms(40), true);
    expect(client.events).toHaveLength(before);
  });

  it('turns to another place with the state and its snapshot, and plays on from there', () => {
    broadcast.turnTo(scope, ms(99));
    broadcast.playTo(ms(100), false);
    expect(told()).toEqual([
      `playback ${at(99)}`,
      `snapshot ${at(99)}`,
      `task_update ${at(100)}`,
      `clock ${at(100)}`,
    ]);
  });

  it('says so once where a tick cannot be read, and tries each second to give the state', () => {
    stage.reader.failing = true;
    broadcast.playTo(ms(1), false);
    stage.clock.advance(2500);
    expect(told()).toEqual(['error unavailable']);
    expect(stage.errors).toHaveLength(1);
    stage.reader.failing = false;
    stage.clock.advance(500);
    expect(told().slice(1)).toEqual([`playback ${at(1)}`, `snapshot ${at(1)}`]);
    expect(stage.clock.pending).toBe(0);
  });

  it('gives up trying once it is stopped, and once it has turned elsewhere', () => {
    stage.reader.failing = true;
    broadcast.playTo(ms(1), false);
    expect(stage.clock.pending).toBe(1);
    broadcast.stop();
    expect(stage.clock.pending).toBe(0);
    broadcast.restart();
    stage.reader.failing = false;
    broadcast.turnTo(scope, ms(5));
    expect(stage.clock.pending).toBe(0);
    expect(told().slice(1)).toEqual([`playback ${at(5)}`, `snapshot ${at(5)}`]);
  });
});
