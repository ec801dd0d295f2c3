import { afterEach, describe, expect, it } from 'vitest';
import type { Filters } from '../../server/contract/filters.ts';
import type { NdjsonLine } from '../../server/contract/lines.ts';
import { EntityFilter } from '../../server/replay/filter.ts';
import { tickEvents } from '../../server/replay/tick.ts';
import { at, sampleShift } from '../http/sample-shift.ts';
import { ReplayStage } from './replay-stage.ts';

let stage: ReplayStage;
afterEach(() => stage.close());

/** The events between two instants, in seconds into the sample: each one's name and data without its time. */
function tick(after: number, upTo: number, { filters = {} as Filters, conflate = true } = {}) {
  const scope = { airportId: 'LEBL', filter: new EntityFilter(filters), conflate };
  return tickEvents(stage.timeline, scope, Date.parse(at(after)), Date.parse(at(upTo))).map(
    ({ event, data }) => {
      const { time, ...lists } = JSON.parse(data);
      expect(time).toBe(at(upTo));
      return [event, lists];
    },
  );
}

const task = (seconds: number, status: 'planned' | 'assigned' | 'completed', taskId = 'T'): NdjsonLine => ({
  kind: 'task_update',
  airportId: 'LEBL',
  taskId,
  time: at(seconds),
  status,
});
const airport = () => [...sampleShift()].slice(0, 1);

describe('tickEvents', () => {
  it('tells what was recorded after the one instant and up to the other', async () => {
    stage = await ReplayStage.open();
    const kinds: Filters = { kinds: ['task', 'notification', 'decision'] };
    expect(tick(9.999, 10, { filters: kinds }).map(([event]) => event)).toEqual([
      'task_update',
      'decision_update',
    ]);
    expect(tick(10, 19.999, { filters: kinds })).toEqual([]);
    expect(tick(10, 20, { filters: kinds })).toMatchObject([
      ['notification', { notifications: [{ time: at(20) }] }],
    ]);
  });

  it('cuts positions down to the last where it may, in order of time', async () => {
    stage = await ReplayStage.open();
    const filters: Filters = { kinds: ['vehicle'] };
    const times = (events: ReturnType<typeof tick>) =>
      events.flatMap(([, { vehicles }]) => vehicles.map(({ time }: { time: string }) => time));
    expect(times(tick(58, 62, { filters }))).toEqual([at(60), at(62)]);
    expect(times(tick(58, 62, { filters, conflate: false }))).toEqual([59, 59, 60, 60, 61, 62].map(at));
  });

  it('keeps every transition of a task, at one instant too', async () => {
    stage = await ReplayStage.open([
      ...airport(),
      task(1, 'planned'),
      task(1, 'assigned'),
      task(2, 'completed'),
    ]);
    expect(tick(0, 10)).toMatchObject([
      [
        'task_update',
        { tasks: [{ status: 'planned' }, { status: 'assigned' }, { status: 'completed' }], removed: [] },
      ],
    ]);
  });

  it('tells of what leaves the filter, once', async () => {
    stage = await ReplayStage.open([
      ...airport(),
      task(1, 'planned'),
      task(5, 'assigned'),
      task(6, 'completed'),
    ]);
    const filters: Filters = { taskStatuses: ['planned'] };
    expect(tick(0, 4, { filters })).toMatchObject([
      ['task_update', { tasks: [{ status: 'planned' }], removed: [] }],
    ]);
    expect(tick(4, 5, { filters })).toEqual([['task_update', { tasks: [], removed: ['T'] }]]);
    expect(tick(5, 6, { filters })).toEqual([]);
  });

  it('tells in two events of what comes and goes within a tick', async () => {
    stage = await ReplayStage.open([
      ...airport(),
      task(1, 'planned'),
      task(2, 'completed'),
      task(2, 'planned', 'U'),
    ]);
    expect(tick(0, 3, { filters: { taskStatuses: ['planned'] } })).toMatchObject([
      ['task_update', { tasks: [{ taskId: 'T' }, { taskId: 'U' }], removed: [] }],
      ['task_update', { tasks: [], removed: ['T'] }],
    ]);
  });

  it('tells nothing of leaving where the entity came back', async () => {
    stage = await ReplayStage.open([
      ...airport(),
      task(1, 'planned'),
      task(2, 'completed'),
      task(3, 'planned'),
    ]);
    expect(tick(1, 3, { filters: { taskStatuses: ['planned'] } })).toMatchObject([
      ['task_update', { tasks: [{ time: at(3) }], removed: [] }],
    ]);
  });

  it('sees a vehicle leave a box though it was back inside between the ends of the tick', async () => {
    const position = (seconds: number, lon: number): NdjsonLine => ({
      kind: 'vehicle_update',
      airportId: 'LEBL',
      vehicleId: 'V',
      time: at(seconds),
      lon,
      lat: 41,
    });
    stage = await ReplayStage.open([
      ...airport(),
      position(1, 2),
      position(2, 5),
      position(3, 2),
      position(4, 5),
    ]);
    const filters: Filters = { bbox: [1, 40, 3, 42] };
    expect(tick(1, 4, { filters })).toEqual([['vehicle_update', { vehicles: [], removed: ['V'] }]]);
    expect(tick(2, 4, { filters })).toEqual([]);
    expect(tick(2, 4, { filters, conflate: false })).toMatchObject([
      ['vehicle_update', { vehicles: [{ time: at(3) }] }],
      ['vehicle_update', { removed: ['V'] }],
    ]);
  });
});
