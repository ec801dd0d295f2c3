import type { FeatureCollection } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { NdjsonLine } from '../../../server/contract/lines.ts';
import { recordingQuality } from '../../../server/contract/recordings.ts';
import { QualityTally } from '../../../server/ingest/quality/quality-tally.ts';

const airportId = 'LEBL';
const at = (seconds: number) => new Date(Date.UTC(2020, 9, 2, 8, 0, seconds)).toISOString();
const position = (vehicleId: string, seconds: number, place = { lon: 2.07, lat: 41.3 }): NdjsonLine => ({
  kind: 'vehicle_update',
  airportId,
  vehicleId,
  time: at(seconds),
  ...place,
});
const airport: NdjsonLine = {
  kind: 'airport',
  airportId,
  name: 'Barcelona',
  timeZone: 'Europe/Madrid',
  lon: 2.0784,
  lat: 41.2971,
};

function qualityOf(...lines: NdjsonLine[]) {
  const tally = new QualityTally();
  for (const line of lines) tally.line(line);
  return recordingQuality.parse(tally.quality([]));
}

describe('the quality of a recording', () => {
  it('counts by kind, and tells spans and entities', () => {
    const task = { kind: 'task_update', airportId, taskId: 'T' } as const;
    const quality = qualityOf(
      airport,
      position('A', 5),
      position('B', 1),
      { ...task, time: at(90) },
      { ...task, time: at(2) },
      { kind: 'flight_update', airportId: 'LEMD', flightId: 'F', time: at(50) },
    );
    expect(quality).toMatchObject({
      lines: 6,
      counts: { airport: 1, vehicle_update: 2, task_update: 2, flight_update: 1 },
      spans: [
        { kind: 'vehicle', from: at(1), to: at(5), records: 2 },
        { kind: 'task', from: at(2), to: at(90), records: 2 },
        { kind: 'flight', from: at(50), to: at(50), records: 1 },
      ],
      from: at(1),
      to: at(90),
      airportIds: ['LEBL', 'LEMD'],
      vehicles: 2,
      tasks: 1,
      flights: 1,
    });
  });

  it('finds silences of all and gaps of one, in any order of lines', () => {
    const seconds = [
      ...Array(30).keys(),
      ...Array(30)
        .keys()
        .map(n => n + 100),
    ];
    const lines = seconds.flatMap(second => [
      position('A', second),
      ...(second < 30 ? [] : [position('B', second + 500)]),
    ]);
    const vehicle = {
      kind: 'vehicle',
      airportId,
      vehicleId: 'A',
      vehicleType: 'bus',
      callsign: 'ALPHA',
    } as const;
    for (const order of [
      [vehicle, ...lines],
      [...lines.toReversed(), vehicle],
    ]) {
      const { positions } = qualityOf(...order);
      const silence = (from: number, to: number) => ({
        airportId,
        from: at(from),
        to: at(to),
        seconds: to - from,
      });
      expect(positions.silences).toEqual([silence(129, 600), silence(29, 100)]);
      expect(positions.vehiclesWithGaps).toBe(1);
      expect(positions.longestGaps).toEqual([
        { airportId, vehicleId: 'A', callsign: 'ALPHA', gaps: 1, longest: silence(29, 100) },
      ]);
    }
  });

  it('counts positions that repeat the one before, of the same vehicle', () => {
    expect(
      qualityOf(position('A', 1), position('B', 1), position('A', 1), position('A', 2)).positions.repeated,
    ).toBe(1);
  });

  it('counts what lies off the airport, whether its line comes first or last', () => {
    const lines = [
      position('A', 1),
      position('A', 2, { lon: 2.2, lat: 41.3 }),
      position('A', 3, { lon: 0, lat: 0 }),
    ];
    expect(qualityOf(...lines).positions.offAirport).toBeNull();
    expect(qualityOf(airport, ...lines).positions.offAirport).toBe(2);
    expect(qualityOf(...lines, airport).positions.offAirport).toBe(2);
  });

  it('takes an airport’s place from its map, or from what was known before', () => {
    const far = position('A', 1, { lon: 2.3, lat: 41.3 });
    const tally = new QualityTally();
    tally.line(far);
    expect(tally.quality([{ airportId, lon: 2.07, lat: 41.3 }]).positions.offAirport).toBe(1);
    const map: FeatureCollection & { airport: object } = {
      type: 'FeatureCollection',
      features: [],
      airport: { lon: 2.3, lat: 41.3 },
    };
    tally.map(airportId, map);
    expect(tally.quality([]).positions.offAirport).toBe(0);
    expect(tally.quality([]).maps).toEqual([airportId]);
  });
});
