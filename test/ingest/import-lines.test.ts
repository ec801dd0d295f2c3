import { describe, expect, it } from 'vitest';
import { importLines } from '../../server/ingest/import-lines.ts';
import type { ImportProgress } from '../../server/ingest/import-recording.ts';
import { MemoryRecordings } from './memory-recordings.ts';

const line = (second: number) => ({
  kind: 'vehicle_update' as const,
  airportId: 'LEBL',
  vehicleId: `T${second % 3}`,
  time: new Date(Date.UTC(2020, 9, 2, 8, 0, second)).toISOString(),
  lon: 2.07,
  lat: 41.3,
});

describe('importLines', () => {
  const source = { name: 'demo', sha256: 'ab', format: 'generated' };

  it('takes generated lines and maps, and tells how far it is', async () => {
    const recordings = new MemoryRecordings();
    const told: ImportProgress[] = [];
    const lines = Array.from({ length: 4500 }, (_, second) => line(second));
    const map = { type: 'FeatureCollection' as const, features: [] };
    const outcome = await importLines(
      { source, lines, expected: 4500, maps: [{ airportId: 'LEBL', map }] },
      { begin: recordings.begin, onProgress: progress => told.push(progress) },
    );
    expect(recordings.only).toEqual({ source, lines, maps: [{ airportId: 'LEBL', map }], setAside: [] });
    expect(outcome).toMatchObject({
      recordingId: 1,
      summary: { counts: { vehicle_update: 4500 }, vehicles: 3 },
    });
    expect(told.map(({ done }) => done)).toEqual([2000, 4000, 4500]);
  });

  it('keeps nothing where the generator fails or the signal ends it', async () => {
    const recordings = new MemoryRecordings();
    const controller = new AbortController();
    function* failing() {
      yield line(1);
      throw new Error('no more');
    }
    function* endless() {
      for (let second = 0; ; second++) {
        if (second === 10_000) controller.abort(new Error('enough'));
        yield line(second);
      }
    }
    await expect(
      importLines({ source, lines: failing(), expected: 2 }, { begin: recordings.begin }),
    ).rejects.toThrow('no more');
    await expect(
      importLines(
        { source, lines: endless(), expected: 2 },
        { begin: recordings.begin, signal: controller.signal },
      ),
    ).rejects.toThrow('enough');
    expect(recordings.committed).toEqual([]);
    expect(recordings.rolledBack).toBe(2);
  });
});
