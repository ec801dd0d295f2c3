import { expect, test } from 'vitest';
import type { Airport } from '../../../../server/contract/history.ts';
import type { SessionState } from '../../../../server/contract/session.ts';
import { TrailKeeper, type TrailMoment } from '../../../../web/map/trails/trail-keeper.ts';
import { Trails } from '../../../../web/map/trails/trails.ts';

const START = Date.UTC(2020, 9, 2, 8);
const MINUTE = 60_000;

/** What was wanted, as `from–to` in minutes from the start. */
class NotedReader {
  readonly wanted: string[] = [];
  cancelled = 0;
  onRead: (wanted: Parameters<NotedReader['want']>[0]) => void = () => {};
  want(wanted: { from: number; to: number; only: string | null }): void {
    this.wanted.push(`${(wanted.from - START) / MINUTE}–${(wanted.to - START) / MINUTE}`);
    this.onRead(wanted);
  }
  cancel(): void {
    this.cancelled += 1;
  }
}

const airport = {
  map: true,
  recorded: [
    {
      kind: 'vehicle',
      from: new Date(START).toISOString(),
      to: new Date(START + 60 * MINUTE).toISOString(),
      records: 3600,
    },
  ],
} as unknown as Airport;
const session = { airportId: 'LEBL', filters: {} } as SessionState;

test('reads what lies before the playhead when trails are chosen and when it jumps out of what is there', () => {
  const reader = new NotedReader();
  const keeper = new TrailKeeper(
    new Trails({ lon: 2, lat: 41 }, []),
    () => {},
    listener => {
      reader.onRead = listener.onRead as typeof reader.onRead;
      return reader;
    },
  );
  const keep = (minute: number, over: Partial<TrailMoment> = {}) =>
    keeper.keep({
      time: START + minute * MINUTE,
      jump: false,
      choice: { span: 5 * MINUTE, only: null },
      vehicles: 10,
      session,
      airport,
      ...over,
    });
  keep(20, { choice: null });
  expect(reader.wanted).toEqual([]);
  keep(20);
  keep(21);
  expect(reader.wanted).toEqual(['15–20']);
  keep(20.5, { jump: true });
  expect(reader.wanted).toEqual(['15–20']);
  keep(40, { jump: true });
  keep(3, { jump: true });
  expect(reader.wanted.slice(1)).toEqual(['35–40', '0–3']);
  keep(3, { choice: { span: MINUTE, only: 'A' } });
  keep(3, { vehicles: 500, choice: { span: MINUTE, only: 'A' } });
  expect(reader.wanted.slice(3)).toEqual(['2–3', '2–3']);
});
