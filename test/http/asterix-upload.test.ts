import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { problem } from '../../server/contract/problems.ts';
import { ethernet, ipv4, pcap } from '../ingest/asterix/encode/captures.ts';
import { encodeBlock } from '../ingest/asterix/encode/encode-record.ts';
import { surfaceRecord } from '../ingest/asterix/encode/targets.ts';
import { importHere, RecordingsApp } from './recordings-app.ts';

let app: RecordingsApp;
beforeEach(async () => {
  app = await RecordingsApp.open({ importer: importHere });
});
afterEach(() => app.stop());

const MORNING = 8 * 3600;
const blocks = [0, 1, 2].map(second =>
  encodeBlock(
    10,
    surfaceRecord({ seconds: MORNING + second, x: 10 * second, y: 0, kind: 2, address: 0x3410d0 }),
  ),
);
const bare = { name: '201002-radar.ast', content: Buffer.concat(blocks) };
const captured = {
  name: 'radar.pcap',
  content: pcap(
    blocks.map(bytes => ({ bytes: ethernet(ipv4(bytes)), capturedMs: Date.parse('2020-10-02T08:00:03Z') })),
  ),
};
const reference = '41.29706278,2.078447222';

async function wanted(files: Parameters<RecordingsApp['send']>[0], fields: Record<string, string>) {
  const answer = await app.send(files, fields);
  const { detail, errors } = problem.parse(await answer.json());
  return { status: answer.status, detail, paths: errors?.map(({ path }) => path) };
}

describe('an upload of ASTERIX', () => {
  it('tells what would help, one after the other, and comes in once it is told', async () => {
    expect(await wanted([bare], {})).toEqual({
      status: 422,
      detail:
        '201002-radar.ast has times of day alone, and the day of the first record is not known (its name may hold it: 2020-10-02). Tell it in the field date. Nothing was imported.',
      paths: ['file', 'date'],
    });
    const date = '2020-10-02';
    expect(await wanted([bare], { date })).toMatchObject({ paths: ['file', 'airport'] });
    expect(await wanted([bare], { date, airport: 'LEBL' })).toMatchObject({ paths: ['file', 'reference'] });
    expect(await wanted([bare], { date, airport: 'LEBL', reference: '41.3' })).toEqual({
      status: 400,
      detail: expect.any(String),
      paths: ['reference'],
    });
    const { report } = await app.imported([bare], { date, airport: 'lebl', reference });
    expect(report.files).toMatchObject([{ format: 'asterix', quality: { counts: { vehicle_update: 3 } } }]);
    expect(await app.stored()).toMatchObject({ LEBL: 3 });
  });

  it('finds airport and reference point by the map that comes with it', async () => {
    const aptDat =
      'I\n1100 Version\n\n1 14 1 0 LEBL Barcelona\n1302 datum_lat 41.297\n1302 datum_lon 2.078\n15 41.3 2.07 90.0 B12\n99\n';
    const files = [captured, { name: 'apt.dat', content: aptDat }];
    const { report } = await app.imported(files, { airport: 'LEBL' });
    expect(report.files).toMatchObject([
      { format: 'apt-dat' },
      {
        format: 'pcap',
        notes: expect.arrayContaining([expect.stringContaining('the reference point of LEBL')]),
      },
    ]);
    expect(report.total).toMatchObject({ from: '2020-10-02T08:00:00.000Z', to: '2020-10-02T08:00:02.000Z' });
  });

  it('finds them by a map that was imported before, where that comes with it', async () => {
    const mapOf = (code: string, name: string) => ({
      name,
      content: `I\n1100 Version\n\n1 14 1 0 ${code} X\n1302 datum_lat 41.3\n1302 datum_lon 2.07\n15 41.3 2.07 90.0 B12\n99\n`,
    });
    const maps = [mapOf('LEBL', 'apt.dat'), mapOf('LEGE', 'other.dat')] as const;
    await app.imported([...maps], {});
    const { report } = await app.imported([captured, maps[0]], {});
    expect(report.files[0]).toMatchObject({ format: 'apt-dat', alreadyImported: true });
    expect(report.total.airportIds).toEqual(['LEBL']);
  });

  it('asks for the reference point where the map that comes with it only lets estimate one', async () => {
    const runway = '100 60 1 0 0 0 2 1 07 41.29 2.08 0 0 3 0 0 0 25 41.29 2.09 0 0 3 0 0 0';
    const aptDat = `I\n1100 Version\n\n1 14 1 0 LEBL Barcelona\n${runway}\n99\n`;
    const files = [captured, { name: 'apt.dat', content: aptDat }];
    expect(await wanted(files, { airport: 'LEBL' })).toEqual({
      status: 422,
      detail: expect.stringContaining('that of LEBL is only estimated: 41.29,2.085'),
      paths: ['file', 'reference'],
    });
    const { report } = await app.imported(files, { airport: 'LEBL', reference });
    expect(report.total.counts).toEqual({ vehicle_update: 3 });
  });
});
