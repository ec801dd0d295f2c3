import { describe, expect, it } from 'vitest';
import { importFiles } from '../../server/ingest/import-files.ts';
import type { ImportHints } from '../../server/ingest/import-hints.ts';
import { encodeBlock } from './asterix/encode/encode-record.ts';
import { surfaceRecord } from './asterix/encode/targets.ts';
import { bus } from './asterix/read-recording.ts';
import { MemoryRecordings } from './memory-recordings.ts';
import { BARCELONA, traceText } from './readsb/trace-text.ts';
import { temporaryFile } from './temporary-folder.ts';

const NEAR = traceText({ icao: '34aa01' }, [[0, 41.29, 2.07, 'ground', 0, 65, 0, null, null]]);
const FAR = traceText({ icao: '34aa02' }, [[0, 48.35, 11.78, 'ground', 0, 65, 0, null, null]]);
const AIRPORT = {
  ...BARCELONA,
  name: 'Barcelona',
  timeZone: 'Europe/Madrid',
  lon: 2.078,
  lat: 41.297,
  map: false,
  recorded: [],
};

/** Imports files together beside Barcelona, whose place is known. */
async function bringIn(files: Record<string, string | Buffer>, hints: ImportHints = { airportId: 'LEBL' }) {
  const recordings = new MemoryRecordings();
  const ended: string[] = [];
  const report = await importFiles(
    Object.entries(files).map(([name, content]) => ({ name, path: temporaryFile(name, content) })),
    hints,
    {
      group: {
        begin: recordings.begin,
        commit: () => void ended.push('kept'),
        rollback: () => void ended.push('rolled back'),
      },
      store: {
        airports: () => [AIRPORT],
        airport: () => AIRPORT,
        airportMap: () => undefined,
        airportsRecordedIn: () => [],
        airportsMappedIn: () => [],
      },
    },
  );
  return { report, ended };
}

describe('importFiles', () => {
  it('takes a trace that never comes near the airport along with one that does', async () => {
    const { report, ended } = await bringIn({ 'near.json': NEAR, 'far.json': FAR });
    expect(ended).toEqual(['kept']);
    expect(report.total).toMatchObject({ lines: 2, vehicles: 1 });
    expect(report.files).toMatchObject([
      { name: 'near.json', quality: { lines: 2 }, notes: [] },
      {
        name: 'far.json',
        quality: { lines: 0 },
        notes: ['left out 1 position of 34aa02 over 10 km from LEBL'],
      },
    ]);
  });

  it('refuses traces of which none comes near', async () => {
    await expect(bringIn({ 'far.json': FAR })).rejects.toThrow(
      'far.json holds no records: left out 1 position of 34aa02 over 10 km from LEBL',
    );
  });

  it('refuses a file of another format that holds nothing, whatever the others hold', async () => {
    const lines = '{"kind":"airport"}\n';
    await expect(bringIn({ 'near.json': NEAR, 'bad.ndjson': lines })).rejects.toThrow(
      'bad.ndjson holds nothing that could be used',
    );
  });

  it('places by the map that comes along what nothing else does, where it is one map alone', async () => {
    const map = (code: string) =>
      `I\n1100 Version\n\n1 14 1 0 ${code} Somewhere\n1302 datum_lat 41.3\n1302 datum_lon 2.07\n15 41.3 2.07 90.0 B12\n99\n`;
    const tasks = 'task_id,status,time\nT1,assigned,2020-10-02T08:00:00Z\n';
    const radar = encodeBlock(10, surfaceRecord(bus));
    const hints = { date: '2020-10-02' };
    const files = { 'radar.ast': radar, 'tasks.csv': tasks, 'apt.dat': map('LEBL') };
    const { report } = await bringIn(files, hints);
    expect(report.files.map(({ quality }) => [quality?.maps, quality?.counts])).toEqual([
      [['LEBL'], {}],
      [[], { vehicle_update: 1 }],
      [[], { task_update: 1 }],
    ]);
    expect(report.total.airportIds).toEqual(['LEBL']);
    const maps = { 'apt.dat': map('LEBL'), 'other.dat': map('LEGE') };
    await expect(bringIn({ ...maps, 'radar.ast': radar }, hints)).rejects.toThrow(
      'does not name its airport, and positions in metres fit any (known here: LEBL)',
    );
    await expect(bringIn({ ...maps, 'tasks.csv': tasks }, {})).rejects.toThrow(
      'does not name its airport (known here: LEBL)',
    );
  });

  it('takes a told format, of several files, for those whose content does not tell it', async () => {
    const files = {
      'near.json': NEAR,
      'list.txt': 'vehicle\nT1\n',
    };
    await expect(bringIn(files)).rejects.toThrow('list.txt is of no known format');
    const told = { airportId: 'LEBL', format: 'csv' } as const;
    await expect(bringIn(files, told)).rejects.toThrow('list.txt needs columns for');
    await expect(bringIn({ 'near.json': NEAR }, { format: 'csv' })).rejects.toThrow('near.json ');
  });
});
