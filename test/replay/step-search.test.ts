import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Filters } from '../../server/contract/filters.ts';
import type { NdjsonLine } from '../../server/contract/lines.ts';
import { toIso } from '../../server/contract/time.ts';
import { EntityFilter } from '../../server/replay/filter.ts';
import { findStep, type StepSearch } from '../../server/replay/step-search.ts';
import { END, START, sampleShift } from '../http/sample-shift.ts';
import { ReplayStage } from './replay-stage.ts';

const START_MS = Date.parse(START);
const range = { startTime: START_MS, endTime: Date.parse(END) };

let stage: ReplayStage;
beforeEach(async () => {
  stage = await ReplayStage.open();
});
afterEach(() => stage.close());

/** Where a step leads from so many seconds into the sample, in seconds. */
async function find(
  direction: StepSearch['direction'],
  from: number,
  { filters = {}, ...more }: { filters?: Filters } & Pick<StepSearch, 'kind' | 'id'> = {},
) {
  const scope = { airportId: 'LEBL', filter: new EntityFilter(filters), conflate: true };
  const search = { direction, from: START_MS + from * 1000, ...more };
  return ((await findStep(stage.reader, scope, range, search)) - START_MS) / 1000;
}

describe('findStep', () => {
  it('finds the nearest record of any kind, strictly beyond the playhead', async () => {
    expect(await find('next', 3)).toBe(4);
    expect(await find('next', 3.001)).toBe(4);
    expect(await find('previous', 3)).toBe(2);
    expect(await find('previous', 3.001)).toBe(3);
  });

  it('finds the nearest of one kind', async () => {
    expect(await find('next', 0, { kind: 'task' })).toBe(1);
    expect(await find('next', 10, { kind: 'task' })).toBe(100);
    expect(await find('previous', 10, { kind: 'task' })).toBe(1);
    expect(await find('next', 20, { kind: 'notification' })).toBe(30);
  });

  it('finds the nearest of one entity, of whatever kind it is', async () => {
    expect(await find('next', 59.5, { id: 'B1' })).toBe(60);
    expect(await find('next', 60, { id: 'B1' })).toBe(600);
    expect(await find('next', 0, { id: 'D1' })).toBe(10);
    expect(await find('next', 0, { id: 'D1', kind: 'task' })).toBe(600);
  });

  it('passes over what the filters hide', async () => {
    const filters: Filters = { kinds: ['task', 'notification'], taskStatuses: ['completed'] };
    expect(await find('next', 30, { filters })).toBe(400);
    expect(await find('next', 10, { filters })).toBe(20);
    expect(await find('next', 10, { filters, kind: 'vehicle' })).toBe(600);
  });

  it('stops at the ends of the range', async () => {
    expect(await find('next', 400, { kind: 'task' })).toBe(600);
    expect(await find('previous', 1, { kind: 'task' })).toBe(0);
    expect(await find('next', 600)).toBe(600);
    expect(await find('previous', 0)).toBe(0);
  });

  it('reads page by page and gives others their turn in between', async () => {
    stage.record(rareStatus());
    let turns = 0;
    const immediate = () => {
      turns++;
      next = setImmediate(immediate);
    };
    let next = setImmediate(immediate);
    const filters: Filters = { kinds: ['vehicle'], vehicleStatuses: ['charging'] };
    expect(await find('next', 0, { filters })).toBe(599.5);
    expect(await find('previous', 599.5, { filters })).toBe(0);
    clearImmediate(next);
    expect(turns).toBeGreaterThanOrEqual(6);
    expect(stage.reader.counts.readBeyond).toBeGreaterThan(6);
  });

  it('searches only inside the range, however much lies beyond', async () => {
    stage.record(rareStatus(3_600_000));
    await find('next', 599.9, { filters: { kinds: ['vehicle'], vehicleStatuses: ['charging'] } });
    expect(stage.reader.counts.readBeyond).toBe(1);
  });
});

/** 3000 records of which the last alone is of a vehicle that charges. */
function* rareStatus(later = 0): Generator<NdjsonLine> {
  yield* [...sampleShift()].slice(0, 1);
  for (let index = 1; index <= 3000; index++) {
    const time = toIso(START_MS + later + Math.floor((index / 3000) * 599_500));
    const status = index === 3000 ? 'charging' : 'idle';
    yield { kind: 'vehicle_update', airportId: 'LEBL', vehicleId: 'R1', time, lon: 2, lat: 41, status };
  }
}
