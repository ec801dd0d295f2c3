import { expect, it } from 'vitest';
import { csvFormat } from '../../../server/ingest/tables/csv-format.ts';
import { fileOfBytes } from '../../fuzz/fuzz-target.ts';

const sink = { write() {}, writeMap() {}, setAside() {} };

function notesOf(type: string, chunkBytes: number) {
  const rows = ['08:00', '08:05', '08:10'].map(time => `2020-10-02T${time}:00Z,T1,${type},41.3,2.07`);
  const bytes = Buffer.from(['time,id,type,lat,lon', ...rows].join('\n'));
  return csvFormat.read(fileOfBytes(bytes, chunkBytes, sink, { hints: { airportId: 'LEBL' } }));
}

it.each([1, 5, 11, 12, 13, 20, 1000])(
  'a type that is not known is found wherever the file is cut: %i bytes',
  async chunkBytes => {
    expect(await notesOf('undetermined', chunkBytes)).toContain(
      'left out 3 positions of 1 fixed transponder: T1',
    );
    expect(await notesOf('UNDETERMINED', chunkBytes)).toHaveLength(2);
    expect(await notesOf('bus', chunkBytes)).toHaveLength(1);
  },
);
