import { createHash } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../server/ingest/formats.ts';
import { importFile } from '../../server/ingest/import-file.ts';
import type { ImportProgress } from '../../server/ingest/import-recording.ts';
import { MemoryRecordings } from './memory-recordings.ts';
import { temporaryFile, temporaryFolder } from './temporary-folder.ts';

const line = (second: number, extra: object = {}) => ({
  kind: 'vehicle_update' as const,
  airportId: 'LEBL',
  vehicleId: `T${second % 3}`,
  time: new Date(Date.UTC(2020, 9, 2, 8, 0, second)).toISOString(),
  lon: 2.07,
  lat: 41.3,
  ...extra,
});
const ndjson = (...lines: object[]) => lines.map(value => `${JSON.stringify(value)}\n`).join('');
const manyLines = ndjson(...Array.from({ length: 20_000 }, (_, second) => line(second)));

const KNOWN = `Known formats are ${FORMATS.map(({ format }) => format).join(', ')}`;

describe('importFile', () => {
  it.each([0, 5_000_000])(
    'suggests the day that the name given holds, whatever its path, with %i bytes more',
    async bytes => {
      const row = `T1,08:00:00,41.3,2.07,${'x'.repeat(bytes / 5000)}\n`;
      const path = temporaryFile('0', `id,time,lat,lon,note\n${row.repeat(5000)}`);
      const named = { path, name: 'shift_2020-10-02.csv', hints: { airportId: 'LEBL' } };
      await expect(importFile(named, { begin: new MemoryRecordings().begin })).rejects.toMatchObject({
        message:
          'has times of day alone, and the day of the first row is not known (its name may hold it: 2020-10-02)',
        needs: 'date',
      });
    },
  );

  it.each([
    [{ profile: 'kind: cars' }, 'profile', /^cannot be read with its profile: line 1, kind: must be one of/],
    [{ profile: 'nowhere' }, 'profile', /there is no profile nowhere/],
    [{ columns: 'when=time' }, 'columns', /when=time: must be ROLE=COLUMN/],
  ])(
    'tells of %j, which cannot be read, whether the file needs it or was imported before',
    async (hints, needs, message) => {
      const { begin } = new MemoryRecordings();
      const table = temporaryFile('a.csv', 'time,id,lat,lon\n2020-10-02T08:00:00Z,T1,41.3,2.07\n');
      const lines = temporaryFile('a.ndjson', ndjson(line(1)));
      await importFile({ path: table, hints: { airportId: 'LEBL' } }, { begin });
      for (const path of [table, lines]) {
        const refusal = importFile({ path, hints: { airportId: 'LEBL', ...hints } }, { begin });
        await expect(refusal).rejects.toMatchObject({ needs, message: expect.stringMatching(message) });
      }
    },
  );

  it('takes a file of NDJSON whole, plain or gzip, whatever its name', async () => {
    const text = ndjson(line(2), line(1), { ...line(3), lon: 'x' }, line(0));
    for (const content of [Buffer.from(text), gzipSync(text)]) {
      const recordings = new MemoryRecordings();
      const outcome = await importFile(
        { path: temporaryFile('night.dat', content) },
        { begin: recordings.begin },
      );
      const { source, lines, setAside } = recordings.only;
      expect(source).toEqual({
        name: 'night.dat',
        sha256: createHash('sha256').update(content).digest('hex'),
        format: 'ndjson',
        bytes: content.length,
      });
      expect(lines).toEqual([line(2), line(1), line(0)]);
      const reason = 'lon: must be a number, is "x"';
      expect(setAside).toEqual([{ line: 3, text: JSON.stringify({ ...line(3), lon: 'x' }), reason }]);
      expect(outcome).toEqual({
        recordingId: 1,
        format: 'ndjson',
        summary: expect.objectContaining({
          lines: 3,
          counts: { vehicle_update: 3 },
          from: line(0).time,
          to: line(2).time,
          airportIds: ['LEBL'],
          vehicles: 3,
          maps: [],
          setAside: 1,
          setAsideReasons: [
            {
              reason: 'lon: must be a number',
              lines: 1,
              examples: setAside.map(each => ({ file: 'night.dat', offset: null, ...each })),
            },
          ],
          notes: [],
        }),
      });
    }
  });

  it('imports the same content once, under any name', async () => {
    const recordings = new MemoryRecordings();
    for (const name of ['a.ndjson', 'b.ndjson']) {
      const path = temporaryFile(name, ndjson(line(1)));
      const outcome = await importFile({ path }, { begin: recordings.begin });
      if (name === 'b.ndjson') expect(outcome).toEqual({ alreadyImported: 1 });
    }
    expect(recordings.committed).toHaveLength(1);
  });

  const big = gzipSync(manyLines);
  it.each<[string, () => string, string]>([
    ['no file', () => '/nowhere/at/all.ndjson', 'there is no such file'],
    ['a folder', () => temporaryFolder(), 'is a folder, not a file'],
    ['an empty file', () => temporaryFile('a', ''), 'is empty'],
    ['an empty gzip', () => temporaryFile('a', gzipSync('')), 'holds nothing but blank lines'],
    ['blank lines', () => temporaryFile('a', '\n \r\n\n'), 'holds nothing but blank lines'],
    [
      'a gzip cut off',
      () => temporaryFile('a', big.subarray(0, big.length - 9)),
      'is cut off: its gzip data ends too early',
    ],
    [
      'a gzip with its head alone',
      () => temporaryFile('a', big.subarray(0, 12)),
      'is cut off: its gzip data ends too early',
    ],
    [
      'a damaged gzip',
      () => temporaryFile('a', Buffer.concat([big.subarray(0, 2000), Buffer.alloc(500), big.subarray(2500)])),
      'is damaged: its gzip data cannot be unpacked',
    ],
    [
      'binary junk',
      () => temporaryFile('a', Buffer.from([1, 2, 0xff, 0xfe, 0, 7, 0x80])),
      `is neither text in UTF-8 nor of a known binary format: save it as UTF-8. ${KNOWN}`,
    ],
    [
      'UTF-16',
      () => temporaryFile('a', Buffer.from('\uFEFF{"kind": 1}\n', 'utf16le')),
      `is text in UTF-16: save it as UTF-8. ${KNOWN}`,
    ],
    [
      'a zip archive',
      () => temporaryFile('a', Buffer.from('PK\u0003\u0004\n\u0000\u00ff', 'latin1')),
      'is a zip archive: unpack it first (gzip is read as it is)',
    ],
    [
      'an unknown format',
      () => temporaryFile('a', 'when,who\n1,2\n'),
      `is of no known format. Its first line is "when,who". ${KNOWN}`,
    ],
    [
      'bad lines alone',
      () => temporaryFile('a', '{}\n{"kind": 2}\n'),
      'holds nothing that could be used: 2 pieces were set aside, the first is line 1: kind: is missing; it must be one of airport, vehicle, vehicle_update, task_update, flight_update, notification, decision',
    ],
  ])('refuses %s and keeps nothing', async (_, path, message) => {
    const recordings = new MemoryRecordings();
    await expect(importFile({ path: path() }, { begin: recordings.begin })).rejects.toThrow(
      expect.objectContaining({ name: 'ImportError', message }),
    );
    expect(recordings.committed).toEqual([]);
  });

  it('takes the format that it is told', async () => {
    const path = temporaryFile('a', ndjson(line(1)));
    await expect(
      importFile({ path, hints: { format: 'csv' } }, { begin: new MemoryRecordings().begin }),
    ).rejects.toThrow('has a header that cannot be cut into columns: {"kind"');
  });

  it('tells how far it is, in bytes of the file', async () => {
    const told: ImportProgress[] = [];
    await importFile(
      { path: temporaryFile('a', big) },
      { begin: new MemoryRecordings().begin, onProgress: progress => told.push(progress) },
    );
    const all = { done: big.length, total: big.length };
    expect(told.at(-1)).toEqual({ stage: 'storing', ...all, records: 20_000, setAside: 0 });
    expect(told).toContainEqual({ stage: 'checking', ...all, records: 0, setAside: 0 });
    expect(told).toContainEqual({ stage: 'reading', ...all, records: expect.any(Number), setAside: 0 });
  });

  it.each([
    ['checking', 'plain', manyLines],
    ['reading', 'plain', manyLines],
    ['reading', 'gzip', big],
    ['storing', 'plain', manyLines],
  ])('keeps nothing where it is ended while %s, %s', async (stage, _, content) => {
    const recordings = new MemoryRecordings();
    const controller = new AbortController();
    const importing = importFile(
      { path: temporaryFile('a', content) },
      {
        begin: recordings.begin,
        signal: controller.signal,
        onProgress: progress => progress.stage === stage && controller.abort(new Error('enough')),
      },
    );
    await expect(importing).rejects.toThrow('enough');
    expect(recordings.committed).toEqual([]);
    expect(recordings.rolledBack).toBe(stage === 'checking' ? 0 : 1);
  });

  it('keeps nothing of a file that grows while it is read', async () => {
    const recordings = new MemoryRecordings();
    const path = temporaryFile('a', manyLines);
    let grown = false;
    const importing = importFile(
      { path },
      {
        begin: recordings.begin,
        onProgress({ stage }) {
          if (stage !== 'reading' || grown) return;
          grown = true;
          appendFileSync(path, '\n');
        },
      },
    );
    await expect(importing).rejects.toThrow('was changed while it was being read');
    expect(recordings.committed).toEqual([]);
  });

  it('reads an airport of apt.dat as a map', async () => {
    const recordings = new MemoryRecordings();
    const row = '1 14 1 0 LEBL Barcelona\n15 41.3 2.07 90.0 B12\n';
    const path = temporaryFile('apt.dat', `I\n1100 Version\n\n${row}99\n`);
    await importFile({ path }, { begin: recordings.begin });
    expect(recordings.only.maps).toEqual([
      { airportId: 'LEBL', map: expect.objectContaining({ type: 'FeatureCollection' }) },
    ]);
    await expect(
      importFile({ path, hints: { airportId: 'LEMD' } }, { begin: new MemoryRecordings().begin }),
    ).rejects.toThrow('does not hold the airport LEMD');
  });
});
