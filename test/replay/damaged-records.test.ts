import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Filters } from '../../server/contract/filters.ts';
import type { NdjsonLine } from '../../server/contract/lines.ts';
import type { EventBatch } from '../../server/replay/outbox-event.ts';
import { ReplayClient } from '../fidelity/replay-client.ts';
import { at, END } from '../http/sample-shift.ts';
import { ReplayStage } from './replay-stage.ts';

const airportId = 'LEBL';

/** A task that goes through four statuses, a bus that reports every second, and a notification, in the first minute. */
function* lines(): Generator<NdjsonLine> {
  yield { kind: 'airport', airportId, name: 'Barcelona', timeZone: 'Europe/Madrid', lon: 2, lat: 41 };
  for (const [index, status] of (['planned', 'assigned', 'in_progress', 'completed'] as const).entries())
    yield { kind: 'task_update', airportId, taskId: 'T1', time: at(10 * index + 5), status };
  for (let second = 1; second <= 60; second++)
    yield {
      kind: 'vehicle_update',
      airportId,
      vehicleId: 'B1',
      vehicleType: 'bus',
      time: at(second),
      lon: second,
      lat: 41,
    };
  yield {
    kind: 'notification',
    airportId,
    notificationId: 'N1',
    time: at(20),
    severity: 'info',
    message: 'Late',
  };
}

let stage: ReplayStage;
beforeEach(async () => {
  stage = await ReplayStage.open(lines());
});
afterEach(() => stage.close());

/** Cut off: told at a glance. Broken inside: told only where the text is looked into. */
const CUT_OFF = 'substr(state, 1, 30)';
const BROKEN = "replace(state, ',', ',,')";

/** Everything passes, but has to be looked into. */
const LOOKED_INTO: Filters = {
  vehicleTypes: ['bus'],
  taskStatuses: ['planned', 'assigned', 'in_progress', 'completed'],
};

const damage = (how: string, where: string) =>
  stage.recordings.exec(`update record set state = ${how} where ${where}`);
const atSecond = (second: number) => `time = ${Date.parse(at(second))}`;
const errors = (client: ReplayClient) =>
  client.events.flatMap(({ event, data }) => (event === 'error' ? [JSON.parse(data)] : []));

function watch(filters: Filters = {}, options: { playbackSpeed?: number; conflate?: boolean } = {}) {
  const session = stage.openSession({ startTime: at(0), endTime: END, filters, ...options });
  const client = new ReplayClient();
  session.join(client);
  return { session, client };
}

const statuses = (client: ReplayClient) =>
  client.events.flatMap(({ event, data }) =>
    event === 'task_update' ? JSON.parse(data).tasks.map((task: { status: string }) => task.status) : [],
  );

describe.each([
  ['cut off', CUT_OFF, {}],
  ['cut off, with filters', CUT_OFF, LOOKED_INTO],
  ['broken inside, with filters', BROKEN, LOOKED_INTO],
])('a record that is %s', (_name, how, filters) => {
  it('is left out of what is played, and viewers are told of it in its tick', () => {
    damage(how, `kind = 1 and ${atSecond(15)}`);
    const { client } = watch(filters);
    stage.clock.advance(40_000);
    expect(statuses(client)).toEqual(['planned', 'in_progress', 'completed']);
    expect(errors(client)).toEqual([
      {
        type: 'urn:airside-replay:problem:damaged_record',
        title: 'A record cannot be read',
        status: 500,
        code: 'damaged_record',
        detail: `The record of task T1 at ${at(15)} is damaged and was left out.`,
      },
    ]);
    const index = client.events.findIndex(({ event }) => event === 'error');
    expect(client.events[index + 1]).toMatchObject({ event: 'clock' });
    expect(JSON.parse(client.events[index + 1]?.data ?? '').time).toBe(at(15));
  });

  it('leaves its entity as the record before did, in snapshots too', async () => {
    damage(how, `kind = 1 and ${atSecond(15)}`);
    const { client, session } = watch(filters);
    await stage.control(session, { action: 'seek', time: at(17) });
    const { data } = client.events.at(-1) ?? { data: '{}' };
    expect(JSON.parse(data)).toMatchObject({ time: at(17), tasks: [{ taskId: 'T1', status: 'planned' }] });
  });

  it('does not end the session, whatever the speed, and however many they are', () => {
    damage(how, 'sequence % 3 = 0');
    for (const playbackSpeed of [1, 60, 3600]) {
      for (const conflate of [true, false]) {
        const { client, session } = watch(filters, { playbackSpeed, conflate });
        stage.clock.advance(70_000 / playbackSpeed + 100);
        const last = client.events.findLast(({ event }) => event === 'clock');
        expect(Date.parse(JSON.parse(last?.data ?? '').time)).toBeGreaterThanOrEqual(Date.parse(at(60)));
        stage.sessions.end(session.sessionId);
      }
    }
    expect(stage.errors.filter(error => !String(error).includes('is damaged'))).toEqual([]);
  });

  it('is told again, under the same id, to who resumes', () => {
    damage(how, `kind = 1 and ${atSecond(15)} or kind = 0 and ${atSecond(15)}`);
    const { client, session } = watch(filters);
    stage.clock.advance(20_000);
    const wanted = client.events.map(({ id, event, data }) => `${id} ${event} ${data}`);
    for (const [index, event] of client.events.entries()) {
      if (event.event === 'playback') continue;
      const told: string[] = [];
      const deliver = ({ events }: EventBatch) =>
        told.push(...events.map(({ id, event, data }) => `${id} ${event} ${data}`));
      session.join({ backlog: 0, deliver, drop() {}, end() {} }, { lastEventId: event.id }).leave();
      expect(told).toEqual(wanted.slice(index + 1));
    }
    expect(errors(client)).toHaveLength(2);
  });
});

describe('damaged records', () => {
  it('that are broken inside spoil no snapshot, though nothing is filtered', async () => {
    damage(BROKEN, `${atSecond(15)} or ${atSecond(20)}`);
    const { client, session } = watch();
    await stage.control(session, { action: 'pause' });
    for (const second of [15, 20]) {
      await stage.control(session, { action: 'seek', time: at(second) });
      expect(JSON.parse(client.events.at(-1)?.data ?? '')).toMatchObject({
        vehicles: [{ time: at(second - 1) }],
        tasks: [{ status: 'planned' }],
        notifications: [],
      });
    }
  });

  it('that are broken inside spoil no tick, though nothing is filtered', () => {
    damage(BROKEN, `kind = 1 and ${atSecond(15)} or kind = 3`);
    const { client } = watch();
    stage.clock.advance(40_000);
    expect(statuses(client)).toEqual(['planned', 'in_progress', 'completed']);
    expect(errors(client)).toHaveLength(2);
  });

  it('that have line breaks inside forge no events', () => {
    damage("replace(state, ',', char(10) || ',')", atSecond(15));
    const { client } = watch();
    stage.clock.advance(40_000);
    expect(client.events.filter(({ data }) => data.includes('\n'))).toEqual([]);
    expect(errors(client)).toHaveLength(2);
  });

  it('go into the log once each', () => {
    damage(CUT_OFF, 'kind = 0 and sequence % 10 = 0');
    for (let viewer = 0; viewer < 3; viewer++) watch();
    stage.clock.advance(70_000);
    expect(stage.telemetry.failures).toHaveLength(6);
    expect(String(stage.errors[0])).toMatch(/The record of vehicle B1 at .* is damaged/);
  });

  it('are named one by one up to ten in a tick, and counted beyond', () => {
    damage(CUT_OFF, 'kind = 0');
    const { client } = watch({}, { playbackSpeed: 300 });
    stage.clock.advance(200);
    expect(
      errors(client)
        .map(({ detail }) => detail)
        .at(-1),
    ).toMatch(/^\d+ more records/);
  });

  it('of a happening are neither told nor shown', async () => {
    damage(CUT_OFF, 'kind = 3');
    const { client, session } = watch();
    stage.clock.advance(30_000);
    expect(client.events.some(({ event }) => event === 'notification')).toBe(false);
    await stage.control(session, { action: 'seek', time: at(40) });
    expect(JSON.parse(client.events.at(-1)?.data ?? '')).toMatchObject({ notifications: [] });
  });

  it('are passed over by a step', async () => {
    damage(BROKEN, `kind = 1 and ${atSecond(15)}`);
    const { session } = watch({ taskIds: ['T1'] });
    await stage.control(session, { action: 'pause' });
    expect(await stage.control(session, { action: 'step', to: 'next', kind: 'task' })).toMatchObject({
      time: at(5),
    });
    expect(await stage.control(session, { action: 'step', to: 'next', kind: 'task' })).toMatchObject({
      time: at(25),
    });
  });

  it('of a kind that is filtered out are none of the viewer’s concern', () => {
    damage(CUT_OFF, 'kind = 0');
    const { client } = watch({ kinds: ['task'] });
    stage.clock.advance(20_000);
    expect(errors(client)).toEqual([]);
  });
});
