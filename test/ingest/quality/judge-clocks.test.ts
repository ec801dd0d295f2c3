import { describe, expect, it } from 'vitest';
import { importLines } from '../../../server/ingest/import-lines.ts';
import type { BeginRecording } from '../../../server/ingest/recording-import.ts';
import { systemClock } from '../../../server/replay/clock.ts';
import { openDatabase } from '../../../server/store/database.ts';
import { recordingGroupInto, recordingsInto } from '../../../server/store/recording-import.ts';
import { at, drive, finding, START, type VehicleUpdate } from './made-lines.ts';

/** The same drives as a source tells them whose clock is so many seconds ahead. */
function shifted(seconds: number, ids = ['A', 'B']): VehicleUpdate[] {
  return ids.flatMap((id, index) =>
    [...drive(id, 600, 8 + 3 * index)].map(line => ({
      ...line,
      time: new Date(Date.parse(line.time) + seconds * 1000).toISOString(),
    })),
  );
}

async function findingsOf(begin: BeginRecording, name: string, lines: VehicleUpdate[]) {
  const source = { name, sha256: name, format: 'ndjson' };
  const outcome = await importLines({ source, lines, expected: lines.length }, { begin });
  if ('alreadyImported' in outcome) throw new Error('imported before');
  return finding(outcome.summary, 'clock_offset');
}

describe('clocks of recordings in the store', () => {
  it('are held against each other, whichever comes later', async () => {
    const database = await openDatabase(':memory:');
    const begin = recordingsInto(database, systemClock);
    expect(await findingsOf(begin, 'first', shifted(0))).toBeUndefined();
    expect(await findingsOf(begin, 'ahead', shifted(12.4))).toMatchObject({
      severity: 'critical',
      count: 1,
      cause: null,
      examples: [{ vehicleId: 'A', recordingId: 1 }],
    });
    database.close();
  });

  it('tell by how much, with how sure that is', async () => {
    const database = await openDatabase(':memory:');
    const begin = recordingsInto(database, systemClock);
    await findingsOf(begin, 'first', shifted(0));
    const [example] = (await findingsOf(begin, 'behind', shifted(-12.4)))?.examples ?? [];
    expect(example?.seconds).toBeCloseTo(-12.4, 0);
    expect(example?.margin).toBeLessThan(0.5);
    expect(example?.fixes).toBeGreaterThan(100);
    expect(Date.parse(example?.time ?? '')).toBeGreaterThan(START - 12_400);
    database.close();
  });

  it('that agree to a second are not told of', async () => {
    const database = await openDatabase(':memory:');
    const begin = recordingsInto(database, systemClock);
    await findingsOf(begin, 'first', shifted(0));
    expect(await findingsOf(begin, 'nearly', shifted(0.7))).toBeUndefined();
    expect(await findingsOf(begin, 'others', shifted(30, ['X', 'Y']))).toBeUndefined();
    database.close();
  });

  it('know a time zone', async () => {
    const database = await openDatabase(':memory:');
    const begin = recordingsInto(database, systemClock);
    await findingsOf(begin, 'utc', shifted(0));
    expect(await findingsOf(begin, 'local', shifted(7200))).toMatchObject({ cause: 'time_zone' });
    database.close();
  });

  it('are held against files of the same import', async () => {
    const database = await openDatabase(':memory:');
    const group = recordingGroupInto(database, systemClock);
    await findingsOf(group.begin, 'first', shifted(0));
    expect((await findingsOf(group.begin, 'second', shifted(60)))?.examples[0]?.seconds).toBeCloseTo(60, 0);
    expect(group.lookup?.knows('LEBL', 'vehicle', 'A')).toBe(true);
    expect(group.lookup?.knows('LEBL', 'task', 'A')).toBe(false);
    expect(group.lookup?.knowsAny('LEBL', 'task')).toBe(false);
    const [from, to] = [Date.parse(at(0)), Date.parse(at(2))];
    expect(group.lookup?.positionsOf('LEBL', 'A', from, to, 2).map(({ time }) => time)).toEqual([
      from,
      from + 1000,
    ]);
    group.rollback();
    database.close();
  });
});
