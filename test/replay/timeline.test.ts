import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NdjsonLine } from '../../server/contract/lines.ts';
import { toIso } from '../../server/contract/time.ts';
import type { StoredRecord } from '../../server/replay/record-reader.ts';
import { Timeline } from '../../server/replay/timeline.ts';
import type { TimelineRecord } from '../../server/replay/timeline-record.ts';
import { ReplayStage } from './replay-stage.ts';

const START = Date.UTC(2020, 9, 2, 8);
const LENGTH = 120_000;
const airportId = 'LEBL';

/** Two minutes: five vehicles that report every 700 ms and on every block's edge, and tasks that share instants. */
function* shift(): Generator<NdjsonLine> {
  yield { kind: 'airport', airportId, name: 'Barcelona', timeZone: 'Europe/Madrid', lon: 2, lat: 41 };
  for (let time = -5000; time <= LENGTH; time += 100) {
    const iso = toIso(START + time);
    for (let vehicle = 0; vehicle < 5; vehicle++) {
      if ((time + vehicle * 300) % 700 !== 0 && time % 10_000 !== 0) continue;
      yield {
        kind: 'vehicle_update',
        airportId,
        vehicleId: `V${vehicle}`,
        time: iso,
        lon: 2,
        lat: 41,
        speed: time / 1e4,
      };
    }
    if (time % 3000 === 0) {
      for (const status of ['planned', 'assigned'] as const)
        yield { kind: 'task_update', airportId, taskId: `T${time % 7}`, time: iso, status };
      yield { kind: 'notification', airportId, notificationId: `N${time}`, time: iso, severity: 'info' };
    }
  }
}

let stage: ReplayStage;
beforeEach(async () => {
  stage = await ReplayStage.open(shift());
});
afterEach(() => stage.close());

const plain = (records: readonly StoredRecord[]) =>
  records.map(({ time, sequence, entityId, text }) => ({ time, sequence, entityId, text }));
const textOf = (records: readonly StoredRecord[]) => records.map(({ text }) => text).join(',');
const place = (record: StoredRecord | null | undefined) => record && `${record.time} ${record.sequence}`;
const cut = fc.integer({ min: -6000, max: LENGTH + 1000 }).map(offset => START + offset);
const cuts = fc.tuple(cut, cut).map(([a, b]) => ({ after: Math.min(a, b), upTo: Math.max(a, b) }));
const edges = fc
  .tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }), fc.integer({ min: -1, max: 1 }))
  .map(([a, b, off]) => ({
    after: START + Math.min(a, b) * 10_000 + off,
    upTo: START + Math.max(a, b) * 10_000 + off,
  }));
const spans = fc.oneof(cuts, edges);

describe('span', () => {
  it.each(['vehicle', 'task', 'notification'] as const)(
    'gives the %s records that the reader gives, at any cut',
    kind => {
      fc.assert(
        fc.property(spans, ({ after, upTo }) => {
          const { timeline, reader } = stage;
          const read = reader.readSpan(airportId, kind, after, upTo);
          expect(timeline.spanText(airportId, kind, after, upTo)).toBe(textOf(read));
          expect(plain(timeline.span(airportId, kind, after, upTo))).toEqual(read);
        }),
      );
    },
  );

  it.each(['vehicle', 'task'] as const)(
    'links each %s record to the one before it of the same entity',
    kind => {
      const all = stage.reader.readSpan(airportId, kind, START - 10_000, START + LENGTH);
      fc.assert(
        fc.property(spans, ({ after, upTo }) => {
          for (const record of stage.timeline.span(airportId, kind, after, upTo)) {
            const before = all.findLast(
              other =>
                other.entityId === record.entityId &&
                other.sequence !== record.sequence &&
                isBefore(other, record),
            );
            expect(place(record.previous)).toBe(place(before ?? null));
          }
        }),
        { numRuns: 20 },
      );
    },
  );

  it('links blocks that were read unlinked at first', () => {
    const { timeline } = stage;
    timeline.spanText(airportId, 'vehicle', START, START + 5000);
    const records = timeline.span(airportId, 'vehicle', START, START + 5000);
    expect(records.every(({ previous }) => previous !== null)).toBe(true);
  });

  it('reads past the blocks where it is long', () => {
    const { timeline } = stage;
    timeline.span(airportId, 'vehicle', START, START + LENGTH);
    expect([timeline.hits, timeline.misses]).toEqual([0, 0]);
  });
});

describe('latest', () => {
  it('gives each entity the last record of the reader, and its state at the start, at any cut', () => {
    fc.assert(
      fc.property(spans, ({ after, upTo }) => {
        const { timeline, reader } = stage;
        const read = reader.readLatest(airportId, 'vehicle', after, upTo);
        expect(timeline.latestText(airportId, 'vehicle', after, upTo)).toBe(textOf(read));
        const records = timeline.latest(airportId, 'vehicle', after, upTo);
        expect(plain(records)).toEqual(read);
        expect(records.map(({ previous }) => place(previous))).toEqual(
          records.map(record => statusAt(record, after)),
        );
      }),
    );
  });

  it('gives the same by blocks and by a jump', () => {
    const bounds = { after: START + 123, upTo: START + 30_123 };
    const byBlocks = stage.timeline.latest(airportId, 'vehicle', bounds.after, bounds.upTo);
    expect(stage.reader.counts.readLatest).toBe(0);
    const jump = stage.timeline.latest(airportId, 'vehicle', bounds.after, bounds.upTo + 1);
    expect(stage.reader.counts.readLatest).toBe(1);
    const told = (records: readonly TimelineRecord[]) =>
      records.map(record => [place(record), place(record.previous)]);
    expect(told(jump)).toEqual(told(byBlocks));
  });

  function statusAt(record: TimelineRecord, at: number) {
    return place(stage.reader.readState(airportId, 'vehicle', at, [record.entityId])[0] ?? null);
  }
});

describe('the blocks', () => {
  it('are read once for all sessions that pass by', () => {
    const { timeline, reader } = stage;
    for (let session = 0; session < 20; session++) {
      for (let tick = 0; tick < 100; tick++) {
        timeline.span(
          airportId,
          'vehicle',
          START + tick * 100 + 7 * session,
          START + tick * 100 + 100 + 7 * session,
        );
      }
    }
    expect(reader.counts.readSpan).toBe(2);
    expect(reader.counts.readState).toBe(1);
    expect(timeline.misses).toBe(2);
  });

  it('are dropped, the least recently used first, when they hold too much', () => {
    const timeline = new Timeline(stage.reader, 3 * bytesOfABlock());
    const pass = (block: number) => {
      const { misses } = timeline;
      timeline.spanText(airportId, 'vehicle', START + block * 10_000, START + (block + 1) * 10_000);
      return timeline.misses > misses;
    };
    expect([0, 1, 2].map(pass)).toEqual([true, true, true]);
    expect([0, 3, 0, 2, 1].map(pass)).toEqual([false, true, false, false, true]);
  });

  it('are kept where one alone is larger than all may be', () => {
    const timeline = new Timeline(stage.reader, 1);
    const read = () => timeline.span(airportId, 'vehicle', START, START + 5000).length;
    expect([read(), read()]).toEqual([read(), read()]);
    expect(timeline.misses).toBe(1);
  });

  it('are read again once the past has changed', () => {
    const { timeline } = stage;
    const before = timeline.span(airportId, 'task', START, START + 10_000).length;
    stage.record([
      { kind: 'task_update', airportId, taskId: 'T9', time: toIso(START + 1), status: 'planned' },
    ]);
    timeline.clear();
    expect(timeline.span(airportId, 'task', START, START + 10_000)).toHaveLength(before + 1);
  });

  it('of one airport are none of another', () => {
    stage.timeline.span(airportId, 'task', START, START + 10_000);
    expect(stage.timeline.span('LEMD', 'task', START, START + 10_000)).toEqual([]);
  });

  function bytesOfABlock(): number {
    const records = stage.reader.readSpan(airportId, 'vehicle', START, START + 10_000);
    return Math.ceil(records.reduce((sum, { text }) => sum + text.length + 25, 0) * 1.17);
  }
});

function isBefore(a: StoredRecord, b: StoredRecord): boolean {
  return a.time < b.time || (a.time === b.time && a.sequence < b.sequence);
}
