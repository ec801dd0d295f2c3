import { describe, expect, test } from 'vitest';
import type { Track } from '../../../../web/api/tracks.ts';
import {
  farthestBack,
  fixesPerSecondAt,
  pieces,
  TrailReader,
  type WantedTrails,
} from '../../../../web/map/trails/trail-reader.ts';
import { ManualClock } from '../../../manual-clock.ts';

const wanted = (over: Partial<WantedTrails> = {}): WantedTrails => ({
  airportId: 'LEBL',
  from: 0,
  to: 600_000,
  only: null,
  filters: {},
  fixesPerSecond: 100,
  ...over,
});

describe('pieces', () => {
  test('reach from the oldest to the newest without overlapping', () => {
    expect(pieces(wanted())).toEqual([
      [0, 299_999],
      [300_000, 599_999],
    ]);
  });

  test('leave the oldest out where there are too many fixes', () => {
    const found = pieces(wanted({ fixesPerSecond: 5000 }));
    expect(found[0]?.[0]).toBe(540_000);
    expect(found.at(-1)?.[1]).toBe(599_999);
    expect(found.length).toBe(6);
  });
});

test('tells how far back trails can be read at an airport', () => {
  const span = (kind: 'vehicle' | 'task', records: number) => ({
    kind,
    records,
    from: '2020-10-02T08:00:00.000Z',
    to: '2020-10-02T08:10:00.000Z',
  });
  const busy = fixesPerSecondAt({ recorded: [span('task', 10), span('vehicle', 3_000_000)] });
  expect(busy).toBe(5000);
  expect(farthestBack(busy ?? 0)).toBe(60_000);
  expect(fixesPerSecondAt({ recorded: [span('task', 10)] })).toBeNull();
});

describe('reading trails', () => {
  const track = (vehicleId: string): Track => ({ vehicleId, places: [], times: [], speeds: [] });

  test('waits until what is wanted settles, and reads the last piece by piece', async () => {
    const clock = new ManualClock();
    const asked: number[] = [];
    const heard: string[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    const reader = new TrailReader(
      {
        onTracks: (tracks, first) => heard.push(`${tracks[0]?.vehicleId}${first ? ' first' : ''}`),
        onRead: ({ to }) => {
          heard.push(`read ${to}`);
          resolve();
        },
        onError: error => heard.push(String(error)),
      },
      async ({ from }) => {
        asked.push(from);
        return [track(`at ${from}`)];
      },
      clock,
    );
    reader.want(wanted({ to: 1000 }));
    clock.advance(200);
    reader.want(wanted());
    clock.advance(200);
    expect(asked).toEqual([]);
    clock.advance(50);
    await promise;
    expect(asked).toEqual([0, 300_000]);
    expect(heard).toEqual(['at 0 first', 'at 300000', 'read 600000']);
  });

  test('ends what is under way when something else is wanted', async () => {
    const clock = new ManualClock();
    const heard: string[] = [];
    const signals: (AbortSignal | undefined)[] = [];
    const answers: (() => void)[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    const reader = new TrailReader(
      {
        onTracks: tracks => heard.push(String(tracks[0]?.vehicleId)),
        onRead: () => resolve(),
        onError: error => heard.push(String(error)),
      },
      ({ to }, signal) => {
        signals.push(signal);
        return new Promise(answer => answers.push(() => answer([track(`to ${to}`)])));
      },
      clock,
    );
    reader.want(wanted({ to: 1000 }));
    clock.advance(250);
    reader.want(wanted({ to: 2000 }));
    expect(signals[0]?.aborted).toBe(true);
    answers[0]?.();
    clock.advance(250);
    answers[1]?.();
    await promise;
    expect(heard).toEqual(['to 1999']);
  });
});
