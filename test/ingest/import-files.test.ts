import { describe, expect, it } from 'vitest';
import { importFiles } from '../../server/ingest/import-files.ts';
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
async function bringIn(files: Record<string, string>) {
  const recordings = new MemoryRecordings();
  const ended: string[] = [];
  const report = await importFiles(
    Object.entries(files).map(([name, content]) => ({ name, path: temporaryFile(name, content) })),
    { airportId: 'LEBL' },
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
      'far.json holds no records; left out 1 position of 34aa02 over 10 km from LEBL',
    );
  });

  it('refuses a file of another format that holds nothing, whatever the others hold', async () => {
    const lines = '{"kind":"airport"}\n';
    await expect(bringIn({ 'near.json': NEAR, 'bad.ndjson': lines })).rejects.toThrow(
      'bad.ndjson holds nothing that could be used',
    );
  });
});
