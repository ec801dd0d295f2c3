import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { NdjsonLine } from '../../server/contract/lines.ts';
import { importFile } from '../../server/ingest/import-file.ts';
import { systemClock } from '../../server/replay/clock.ts';
import { openDatabase } from '../../server/store/database.ts';
import { recordingsInto } from '../../server/store/recording-import.ts';
import { MemoryRecordings } from './memory-recordings.ts';

const POSITIONS = '../shared/data/lebl/lebl_2020-10-02_mlat_positions.csv.gz';

type Position = Extract<NdjsonLine, { kind: 'vehicle_update' }>;

describe.skipIf(!existsSync(POSITIONS))(`real positions at Barcelona (skipped without ${POSITIONS})`, () => {
  it('come in as they are', async () => {
    const recordings = new MemoryRecordings();
    const outcome = await importFile(
      { path: POSITIONS, hints: { airportId: 'LEBL' } },
      { begin: recordings.begin },
    );
    expect(outcome).toMatchObject({
      format: 'csv',
      summary: {
        counts: { vehicle_update: 49_590 },
        from: '2020-10-02T08:00:01.852Z',
        to: '2020-10-02T10:01:02.031Z',
        vehicles: 61,
        setAside: 0,
        notes: [
          expect.stringContaining('speed = gs_kt in knots'),
          'left out 43,303 positions of 6 fixed transponders: 342383, 342384, 342385, 342386, 342387, 3433d5',
        ],
      },
    });
    const lines = recordings.only.lines as Position[];
    const vehiclesOf = (type: string) =>
      new Set(lines.filter(line => line.vehicleType === type).map(line => line.vehicleId)).size;
    expect([vehiclesOf('aircraft'), vehiclesOf('other'), vehiclesOf('unknown')]).toEqual([42, 19, 0]);
    const wordsOf = (type: string) =>
      new Set(lines.filter(line => line.vehicleType === type).map(line => line.target_type));
    expect([wordsOf('aircraft'), wordsOf('other')]).toEqual([
      new Set([undefined]),
      new Set(['ground_vehicle']),
    ]);
    expect(lines.filter(line => line.heading === 360)).toEqual([]);
    expect(lines.find(line => line.vehicleId === '4ca9cc')).toEqual({
      kind: 'vehicle_update',
      airportId: 'LEBL',
      vehicleId: '4ca9cc',
      vehicleType: 'aircraft',
      callsign: 'RYR63GY',
      time: '2020-10-02T08:00:01.898Z',
      lon: 2.080143,
      lat: 41.301511,
      heading: 67,
      speed: 6.53,
      track_no: '1566',
      on_ground: true,
      fl: 0,
      mode3a: '5375',
    });
  });

  it('can be stored, each as a record, and are known again', async () => {
    const database = await openDatabase(':memory:');
    const target = { begin: recordingsInto(database, systemClock) };
    await importFile({ path: POSITIONS, hints: { airportId: 'LEBL' } }, target);
    expect(database.prepare('select count(*) from record').pluck().get()).toBe(49_590);
    const again = await importFile({ path: POSITIONS, hints: { airportId: 'LEBL' } }, target);
    expect(again).toEqual({ alreadyImported: 1 });
    database.close();
  });
});
