import { describe, expect, it } from 'vitest';
import { asterixFormat } from '../../../server/ingest/asterix/asterix-format.ts';
import type { FormatReader } from '../../../server/ingest/format-reader.ts';
import { importFile } from '../../../server/ingest/import-file.ts';
import type { ImportHints } from '../../../server/ingest/import-hints.ts';
import { openDatabase } from '../../../server/store/database.ts';
import { recordingsInto } from '../../../server/store/recording-import.ts';
import { ManualClock } from '../../manual-clock.ts';
import { rawContents } from '../../store/raw-contents.ts';
import { encodeBlock } from '../asterix/encode/encode-record.ts';
import { type SurfaceTarget, surfaceRecord } from '../asterix/encode/targets.ts';
import { BARCELONA, bus, HINTS, MORNING } from '../asterix/read-recording.ts';
import { temporaryFile } from '../temporary-folder.ts';
import { readOnThread } from './read-on-thread.ts';

const onThread: FormatReader = {
  ...asterixFormat,
  read: file => readOnThread('asterix', file),
};

const radarFile = (targets: readonly SurfaceTarget[]) =>
  temporaryFile('radar.ast', Buffer.concat(targets.map(target => encodeBlock(10, surfaceRecord(target)))));

async function imported(path: string, reader: FormatReader, hints: ImportHints, map?: string) {
  const database = await openDatabase(':memory:');
  try {
    const begin = recordingsInto(database, new ManualClock());
    const target = { begin, knownAirports: () => [BARCELONA], airportMap: () => map };
    const outcome = await importFile({ path, reader, hints }, target);
    return { outcome, contents: rawContents(database) };
  } finally {
    database.close();
  }
}

describe('a recording of ASTERIX that a thread of its own reads', () => {
  it('leaves the same store, report and notes as one that is read here', async () => {
    const targets = Array.from({ length: 3000 }, (_, index) => ({
      ...bus,
      seconds: MORNING + (index % 83 === 0 ? index - 40 : index) / 4,
      x: (index % 100) * 2,
      address: 0x3410d0 + (index % 7),
      track: index % 500 < 250 ? index % 7 : undefined,
      callsign: index % 11 === 0 ? undefined : `H${index % 7}`,
      ...(index % 3 === 0 ? { vx: 0, vy: 0 } : {}),
    }));
    const path = radarFile(targets);
    const here = await imported(path, asterixFormat, HINTS);
    expect(await imported(path, onThread, HINTS)).toEqual(here);
    expect(here.contents.record).toHaveLength(3000);
  });

  it('is refused where the map only lets its reference point be estimated', async () => {
    const map = (estimated: boolean) => JSON.stringify({ airport: { ...BARCELONA, estimated } });
    const hints = { ...HINTS, reference: undefined };
    const path = radarFile([bus]);
    for (const reader of [asterixFormat, onThread]) {
      await expect(imported(path, reader, hints, map(true))).rejects.toMatchObject({
        message: expect.stringContaining('is only estimated'),
        needs: 'reference',
      });
      expect((await imported(path, reader, hints, map(false))).contents.record).toHaveLength(1);
      expect((await imported(path, reader, hints)).contents.record).toHaveLength(1);
    }
  });
});
