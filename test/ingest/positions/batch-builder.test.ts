import { describe, expect, it } from 'vitest';
import type { NdjsonLine } from '../../../server/contract/lines.ts';
import { BatchBuilder } from '../../../server/ingest/positions/batch-builder.ts';
import { linesOf } from '../../../server/ingest/recording-batch.ts';

const position = (fields: object = {}): NdjsonLine => ({
  kind: 'vehicle_update',
  airportId: 'LEBL',
  vehicleId: 'V1',
  time: '2020-10-02T08:00:00.000Z',
  lon: 2.0784472,
  lat: 41.25,
  ...fields,
});

function batchOf(...lines: readonly NdjsonLine[]) {
  const builder = new BatchBuilder();
  for (const line of lines) builder.add(line);
  const batch = builder.take();
  if (!batch) throw new Error('There is no batch');
  return batch;
}

describe('lines in a batch', () => {
  const lines = [
    position(),
    position({ fuel: 3, note: 'a\nb "ü"', '7': null, onGround: true }),
    position({ vehicleId: 'Tow "2"\u0007', callsign: 'Grün', time: '2020-10-02T23:59:59.999Z' }),
    position({ speed: null, crew: ['x', { y: 1 }] }),
  ];

  it('are columns, single attributes among them', () => {
    const { positions, others } = batchOf(...lines);
    expect(others).toEqual([]);
    expect([...positions.singleRows]).toEqual([1, 3]);
    expect([...positions.time]).toEqual(lines.map(line => Date.parse(String(Reflect.get(line, 'time')))));
  });

  it('come out as they went in', () => {
    expect(linesOf(batchOf(...lines))).toEqual(lines);
  });

  it('are none of the columns where they give all attributes anew', () => {
    const { positions, others } = batchOf(position({ fuel: 3 }), position({ attributes: { fuel: 4 } }));
    expect(positions.length).toBe(1);
    expect(others).toEqual([{ before: 1, line: position({ attributes: { fuel: 4 } }) }]);
  });

  it('leave nothing behind for the next batch', () => {
    const builder = new BatchBuilder();
    for (const line of lines) builder.add(line);
    builder.take();
    builder.add(position({ speed: 2 }));
    const batch = builder.take();
    expect(batch && linesOf(batch)).toEqual([position({ speed: 2 })]);
    expect(builder.take()).toBeUndefined();
  });

  it('tell whether a vehicle is on the ground once, and again where it changes', () => {
    const { positions } = batchOf(
      position(),
      position({ on_ground: true }),
      position(),
      position({ alt_baro: 'ground' }),
      position({ alt_baro: 300 }),
    );
    expect(positions.told.map(({ row, onGround }) => [row, onGround])).toEqual([
      [0, null],
      [1, true],
      [4, false],
    ]);
  });
});
