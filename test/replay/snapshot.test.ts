import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { snapshot } from '../../server/contract/events.ts';
import type { Filters } from '../../server/contract/filters.ts';
import { EntityFilter } from '../../server/replay/filter.ts';
import { snapshotText } from '../../server/replay/snapshot.ts';
import { at } from '../http/sample-shift.ts';
import { ReplayStage } from './replay-stage.ts';

let stage: ReplayStage;
beforeEach(async () => {
  stage = await ReplayStage.open();
});
afterEach(() => stage.close());

function snapshotAt(seconds: number, filters: Filters = {}) {
  const text = snapshotText(stage.reader, 'LEBL', Date.parse(at(seconds)), new EntityFilter(filters));
  return snapshot.parse(JSON.parse(text));
}

describe('snapshotText', () => {
  it('gives the whole state at a time, as the contract has it', () => {
    expect(snapshotAt(10)).toMatchObject({
      time: at(10),
      vehicles: [
        { vehicleId: 'B1', vehicleType: 'bus', time: at(10) },
        { vehicleId: 'F1', vehicleType: 'fuel_truck', time: at(10) },
      ],
      tasks: [{ taskId: 'T1', status: 'assigned', taskType: 'fuelling', stand: '210' }],
      flights: [{ flightId: 'VY1', time: at(5) }],
      notifications: [],
      decisions: [{ decisionId: 'D1' }],
    });
  });

  it('is empty before anything was recorded', () => {
    expect(snapshotAt(-1)).toEqual({
      time: at(-1),
      vehicles: [],
      tasks: [],
      flights: [],
      notifications: [],
      decisions: [],
    });
  });

  it('holds the happenings of the ten minutes up to its time', () => {
    const ids = (seconds: number) =>
      snapshotAt(seconds).notifications.map(({ notificationId }) => notificationId);
    expect(ids(30)).toEqual(['N1', 'N2']);
    expect(ids(29.999)).toEqual(['N1']);
    expect(ids(619.999)).toEqual(['N1', 'N2']);
    expect(ids(620)).toEqual(['N2']);
    expect(ids(630)).toEqual([]);
  });

  it('holds what passes the filters alone', () => {
    const filtered = snapshotAt(50, {
      vehicleTypes: ['bus'],
      taskStatuses: ['completed'],
      kinds: ['vehicle', 'task'],
    });
    expect(filtered.vehicles.map(({ vehicleId }) => vehicleId)).toEqual(['B1']);
    expect([filtered.tasks, filtered.flights, filtered.notifications]).toEqual([[], [], []]);
  });
});
