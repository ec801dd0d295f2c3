import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { FormatReader } from '../../../server/ingest/format-reader.ts';
import { importFile } from '../../../server/ingest/import-file.ts';
import type { ImportHints } from '../../../server/ingest/import-hints.ts';
import type { ImportProgress } from '../../../server/ingest/import-recording.ts';
import { ndjsonFormat } from '../../../server/ingest/ndjson/ndjson-format.ts';
import { csvFormat } from '../../../server/ingest/tables/csv-format.ts';
import { openDatabase } from '../../../server/store/database.ts';
import { recordingsInto } from '../../../server/store/recording-import.ts';
import { ManualClock } from '../../manual-clock.ts';
import { rawContents } from '../../store/raw-contents.ts';
import { MemoryRecordings } from '../memory-recordings.ts';
import { temporaryFile } from '../temporary-folder.ts';
import { readOnThread } from './read-on-thread.ts';

const START = Date.UTC(2020, 9, 2, 8);

/** Positions that leave out this and that, an earlier one now and then, other kinds, and lines that cannot be used. */
function lineOf(index: number): string {
  const time = new Date(START + (index % 97 === 0 ? index - 50 : index) * 250).toISOString();
  const of = { airportId: index % 31 === 0 ? 'KIND' : 'LEBL', time };
  if (index % 501 === 0) return index % 2 === 0 ? 'no JSON' : '{"kind":"vehicle_update","lon":"x"}';
  if (index % 211 === 0)
    return JSON.stringify({ kind: 'task_update', ...of, taskId: `K${index % 5}`, status: 'planned' });
  if (index % 409 === 0)
    return JSON.stringify({
      kind: 'vehicle',
      ...of,
      vehicleId: `Ü${index % 17}`,
      vehicleType: 'bus',
      callsign: 'B',
    });
  const vehicle = {
    kind: 'vehicle_update',
    ...of,
    vehicleId: `Ü${index % 17}`,
    lon: 2 + (index % 7) / 1e3,
    lat: 41.25,
  };
  const more = [
    {},
    { speed: 3.5 },
    { status: 'idle', callsign: `TOW ${index % 3}` },
    { speed: null, fuel: index },
  ];
  return JSON.stringify({ ...vehicle, ...more[(index >> 3) % 4] });
}

const MANY = Array.from({ length: 12_000 }, (_, index) => lineOf(index)).join('\n');

/** NDJSON, read in a way of the test's. */
const readingBy = (read: FormatReader['read']): FormatReader => ({ ...ndjsonFormat, read });
const onThread = readingBy(file => readOnThread('ndjson', file));

async function imported(path: string, reader: FormatReader, hints: ImportHints = {}) {
  const database = await openDatabase(':memory:');
  try {
    const begin = recordingsInto(database, new ManualClock());
    const outcome = await importFile({ path, reader, hints }, { begin });
    return { outcome, contents: rawContents(database) };
  } finally {
    database.close();
  }
}

describe('a file that a thread of its own reads', () => {
  it('leaves the same store and report as one that is read here, line by line or in batches', async () => {
    const path = temporaryFile('many.ndjson', MANY);
    const byThread = await imported(path, onThread);
    const lineByLine = readingBy(file =>
      ndjsonFormat.read({
        ...file,
        sink: {
          write: line => file.sink.write(line),
          writeMap: (airportId, map) => file.sink.writeMap(airportId, map),
          setAside: entry => file.sink.setAside(entry),
        },
      }),
    );
    expect(byThread).toEqual(await imported(path, ndjsonFormat));
    expect(byThread).toEqual(await imported(path, lineByLine));
    expect(byThread.outcome).toMatchObject({ summary: { setAside: 24 } });
    expect(byThread.contents.record).toHaveLength(11_947);
  });

  it('tells how far it has come, to the end', async () => {
    const path = temporaryFile('many.ndjson', MANY);
    const told: ImportProgress[] = [];
    await importFile(
      { path, reader: onThread },
      { begin: new MemoryRecordings().begin, onProgress: progress => told.push(progress) },
    );
    const reading = told.filter(({ stage }) => stage === 'reading');
    const size = Buffer.byteLength(MANY);
    expect(reading.at(-1)).toMatchObject({ done: size, total: size });
    expect(told.at(-1)).toMatchObject({ stage: 'storing', records: 11_976, setAside: 24 });
    expect(reading.length).toBeGreaterThan(3);
  });

  it('is imported no further once the signal comes, and leaves nothing', async () => {
    const path = temporaryFile('many.ndjson', MANY);
    const recordings = new MemoryRecordings();
    const controller = new AbortController();
    const reason = new Error('enough');
    const importing = importFile(
      { path, reader: onThread },
      {
        begin: recordings.begin,
        signal: controller.signal,
        onProgress: ({ records }) => {
          if (records > 0) controller.abort(reason);
        },
      },
    );
    await expect(importing).rejects.toBe(reason);
    expect(recordings.committed).toEqual([]);
    expect(recordings.rolledBack).toBe(1);
  });

  it('is refused for the same reason as one that is read here', async () => {
    const cutOff = temporaryFile('cut.ndjson.gz', gzipSync(MANY).subarray(0, -100));
    for (const reader of [onThread, ndjsonFormat]) {
      const recordings = new MemoryRecordings();
      const importing = importFile({ path: cutOff, reader }, { begin: recordings.begin });
      await expect(importing).rejects.toThrow('is cut off: its gzip data ends too early');
      expect(recordings.committed).toEqual([]);
    }
  });

  it('brings what the sink throws to the one who imports', async () => {
    const path = temporaryFile('many.ndjson', MANY);
    const full = new Error('the disk is full');
    const recordings = new MemoryRecordings();
    const importing = importFile(
      { path, reader: onThread },
      {
        begin: source => ({
          ...(recordings.begin(source) as Exclude<
            ReturnType<typeof recordings.begin>,
            { alreadyImported: number }
          >),
          write() {
            throw full;
          },
        }),
      },
    );
    await expect(importing).rejects.toBe(full);
  });
});

it('unpacks a file that is larger than what is read at once', async () => {
  const noise = Array.from({ length: 9000 }, (_, index) => `${lineOf(index)}${' '.repeat(index % 5)}`).join(
    '\n',
  );
  const padded = `${noise}\n{"kind":"airport","note":"${randomBytes(1_500_000).toString('hex')}"}`;
  const path = temporaryFile('large.ndjson.gz', gzipSync(padded));
  const recordings = new MemoryRecordings();
  await importFile({ path, reader: onThread }, { begin: recordings.begin });
  const { lines, setAside } = recordings.only;
  expect({ lines: lines.length, setAside: setAside.length }).toEqual({ lines: 8982, setAside: 19 });
});

it('leaves the same store and report of a table, and the same notes', async () => {
  const rows = Array.from({ length: 3000 }, (_, index) =>
    [
      new Date(START + index * 500).toISOString(),
      `V${index % 9}`,
      index % 400 === 0 ? 'x' : 2.07,
      41.3,
      index % 7,
    ].join(),
  );
  const path = temporaryFile('many.csv', ['time,vehicle_id,lon,lat,speed_mps', ...rows].join('\n'));
  const hints = { airportId: 'LEBL' };
  const here = await imported(path, csvFormat, hints);
  const byThread = await imported(path, { ...csvFormat, read: file => readOnThread('csv', file) }, hints);
  expect(byThread).toEqual(here);
  expect(here.contents.record).toHaveLength(2992);
});

it('begins before it is known that a file was imported before, and then lets go of it', async () => {
  const path = temporaryFile('large.ndjson', `${MANY}\n`.repeat(4));
  const positions = MANY.split('"kind":"vehicle_update","airportId"').length - 1;
  const database = await openDatabase(':memory:');
  try {
    const begin = recordingsInto(database, new ManualClock());
    const first = await importFile({ path }, { begin });
    expect(first).toMatchObject({ recordingId: 1, summary: { counts: { vehicle_update: 4 * positions } } });
    expect(await importFile({ path }, { begin })).toEqual({ alreadyImported: 1 });
  } finally {
    database.close();
  }
});
