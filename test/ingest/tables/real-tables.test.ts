import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importFile } from '../../../server/ingest/import-file.ts';
import { openSource } from '../../../server/ingest/source.ts';
import type { FlightUpdate } from '../../../server/ingest/tables/flights/flight-updates.ts';
import { openTable } from '../../../server/ingest/tables/open-table.ts';
import { MemoryRecordings } from '../memory-recordings.ts';

const SFO = '../shared/data/sfo/sfo_flights_2020-03-05.csv';
const MOVEMENTS = '../shared/data/lebl/lebl_2020-10-02_movements_derived.csv';
const POSITIONS = '../shared/data/lebl/lebl_2020-10-02_mlat_positions.csv.gz';
const ALL = [SFO, MOVEMENTS, POSITIONS];

async function read(path: string) {
  const recordings = new MemoryRecordings();
  const outcome = await importFile({ path }, { begin: recordings.begin });
  return { lines: recordings.only.lines as FlightUpdate[], setAside: recordings.only.setAside, outcome };
}

describe.skipIf(!existsSync(SFO))(`real flights at San Francisco (skipped without ${SFO})`, () => {
  it('come in by their preset, paired into turnarounds', async () => {
    const { lines, setAside, outcome } = await read(SFO);
    expect(setAside).toEqual([]);
    expect(outcome).toMatchObject({
      summary: {
        counts: { flight_update: 3425 },
        flights: 1163 - 410,
        airportIds: ['KSFO'],
        notes: [
          expect.stringContaining('as the profile sfo-flights says'),
          '64 values of actual_utc stand for no value, as the profile says',
          'paired 410 turnarounds by gate and airline: 38, 71, 132 min on the ground (10th, 50th, 90th percentile)',
          '164 arrivals and 179 departures stay alone, 64 of them without an actual time, 28 without gate or airline',
        ],
      },
    });
    const one = lines.filter(({ flightId }) => flightId === 'UA5899-ARR-2020-03-05/UA5585-DEP-2020-03-05');
    expect(one.map(({ time, status, callsign }) => [time.slice(11, 16), status, callsign])).toEqual([
      ['14:43', 'scheduled', 'UA5899'],
      ['16:05', undefined, undefined],
      ['18:19', undefined, 'UA5899'],
      ['18:49', 'in_block', 'UA5899'],
      ['19:30', undefined, 'UA5585'],
      ['20:00', 'off_block', 'UA5585'],
    ]);
    expect(one.at(-1)).toMatchObject({
      direction: 'turnaround',
      stand: 'F9',
      milestones: {
        SIBT: '2020-03-05T18:43:00.000Z',
        EIBT: '2020-03-05T18:49:00.000Z',
        AIBT: '2020-03-05T18:49:00.000Z',
        SOBT: '2020-03-05T20:05:00.000Z',
        EOBT: '2020-03-05T20:00:00.000Z',
        AOBT: '2020-03-05T20:00:00.000Z',
      },
    });
  });
});

describe.skipIf(!existsSync(MOVEMENTS))(`real movements at Barcelona (skipped without ${MOVEMENTS})`, () => {
  it('come in by their preset', async () => {
    const { lines, setAside } = await read(MOVEMENTS);
    expect(setAside).toEqual([]);
    expect(new Set(lines.map(({ flightId }) => flightId)).size).toBe(39);
    const one = lines.filter(({ flightId }) => flightId === 'VLG15LB-344645');
    expect(
      one.map(({ time, status, callsign, direction }) => [time.slice(11, 19), status, callsign, direction]),
    ).toEqual([
      ['08:10:16', 'landed', 'VLG15LB', undefined],
      ['08:14:24', 'in_block', 'VLG15LB', 'turnaround'],
      ['08:58:49', 'off_block', 'VLG273T', undefined],
      ['09:10:08', 'departed', 'VLG273T', undefined],
    ]);
    expect(one.at(-1)).toMatchObject({
      stand: '226',
      milestones: {
        ALDT: '2020-10-02T08:10:16.000Z',
        AIBT: '2020-10-02T08:14:24.000Z',
        AOBT: '2020-10-02T08:58:49.000Z',
        ATOT: '2020-10-02T09:10:08.000Z',
      },
    });
    const directions = Object.groupBy(lines, ({ direction }) => direction ?? 'none');
    expect(
      [directions.arrival, directions.departure, directions.turnaround].map(each => each?.length),
    ).toEqual([17, 14, 8]);
  });
});

describe.skipIf(!ALL.every(existsSync))(
  'the guess of real tables, without presets (skipped where they are absent)',
  () => {
    it.each([
      [SFO, 'airline=airline', 'flights', { gate: 'sure', direction: 'sure', airline: 'told' }],
      [
        MOVEMENTS,
        'kind=flights,flightId=ident_out',
        'flights',
        { flightId: 'told', ALDT: 'sure', AIBT: 'sure', ATOT: 'sure' },
      ],
      [
        POSITIONS,
        'heading=heading_deg',
        'positions',
        { time: 'sure', vehicleId: 'sure', lat: 'sure', lon: 'sure', speed: 'sure' },
      ],
    ])('of %s', async (path, columns, kind, sureness) => {
      const opened = await openTable(await openSource(path), 'csv', { columns }, {}).catch(
        (error: Error) => error,
      );
      if (opened instanceof Error) throw opened;
      expect(opened.profile.kind).toBe(kind);
      expect(Object.fromEntries((opened.guess ?? []).map(each => [each.field, each.sureness]))).toMatchObject(
        sureness,
      );
      expect(opened.profile).toMatchSnapshot();
    });
  },
);
