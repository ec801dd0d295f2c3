import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importFile } from '../../../server/ingest/import-file.ts';
import { systemClock } from '../../../server/replay/clock.ts';
import { openDatabase } from '../../../server/store/database.ts';
import { recordingsInto } from '../../../server/store/recording-import.ts';
import { MemoryRecordings } from '../memory-recordings.ts';
import { finding, qualityOf, type VehicleUpdate } from './made-lines.ts';

const POSITIONS = '../shared/data/lebl/lebl_2020-10-02_mlat_positions.csv.gz';
const ASTERIX = '../shared/data/lebl/201002-lebl-080001_mlat.ast';
/** From where the sensor tells metres, as the data's own description has it. */
const REFERENCE = { lat: 41.29706278, lon: 2.078447222 };

const isThere = existsSync(POSITIONS) && existsSync(ASTERIX);

describe.skipIf(!isThere)(`the report of real positions at Barcelona (skipped without ${POSITIONS})`, () => {
  async function positions(): Promise<VehicleUpdate[]> {
    const recordings = new MemoryRecordings();
    await importFile({ path: POSITIONS, hints: { airportId: 'LEBL' } }, { begin: recordings.begin });
    return recordings.only.lines as VehicleUpdate[];
  }

  it('finds the 50 gaps of the ground vehicles and 8 of aircraft, and nothing else', async () => {
    const lines = await positions();
    const known = [{ airportId: 'LEBL', ...REFERENCE }];
    expect(qualityOf(lines, { known, now: Date.now() }).findings).toMatchObject([
      { kind: 'gap', severity: 'info', count: 58, entities: 24 },
    ]);
    const ground = lines.filter(line => line.vehicleType !== 'aircraft');
    expect(finding(qualityOf(ground), 'gap')).toMatchObject({ count: 50 });
    const speeds = ground.map(({ speed }) => speed ?? 0);
    expect(Math.round((Math.max(...speeds) * 3600) / 1852)).toBe(48);
  });

  it('finds speeds in knots that are read as metres per second, and headings that are noise', async () => {
    const lines = (await positions()).map((line, index) => ({
      ...line,
      speed: ((line.speed ?? 0) * 3600) / 1852,
      heading: (index * 137) % 360,
    }));
    const quality = qualityOf(lines);
    expect(finding(quality, 'speed_mismatch')).toMatchObject({ units: { given: 'kt', read: 'm/s' } });
    expect(finding(quality, 'heading_mismatch')?.examples[0]?.degrees).toBeGreaterThan(80);
  });

  it('finds that the clock of its ASTERIX is the same, and how far one is off that was set wrong', async () => {
    const database = await openDatabase(':memory:');
    const begin = recordingsInto(database, systemClock);
    await importFile({ path: POSITIONS, hints: { airportId: 'LEBL' } }, { begin });
    const hints = { airportId: 'LEBL', date: '2020-10-02', reference: `${REFERENCE.lat},${REFERENCE.lon}` };
    const outcome = await importFile({ path: ASTERIX, hints }, { begin });
    if ('alreadyImported' in outcome) throw new Error('imported before');
    expect(finding(outcome.summary, 'clock_offset')).toBeUndefined();
    const late = (await positions()).map(line => ({
      ...line,
      time: new Date(Date.parse(line.time) - 3_600_000 + 7300).toISOString(),
    }));
    const lookup = begin({ name: 'late', sha256: 'late', format: 'ndjson' });
    if ('alreadyImported' in lookup || !lookup.lookup) throw new Error('nothing to hold it against');
    const found = finding(qualityOf(late, { store: lookup.lookup }), 'clock_offset');
    expect(found).toMatchObject({ count: 2, cause: 'time_zone' });
    for (const { seconds } of found?.examples ?? []) expect(seconds).toBeCloseTo(-3592.7, 0);
    lookup.rollback();
    database.close();
  });
});
