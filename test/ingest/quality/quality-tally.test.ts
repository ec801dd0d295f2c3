import type { FeatureCollection } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { NdjsonLine } from '../../../server/contract/lines.ts';
import { QualityTally } from '../../../server/ingest/quality/quality-tally.ts';
import { AIRPORT, at, finding, position, qualityOf } from './made-lines.ts';

const airportId = AIRPORT;
const place = (lon: number, lat = 41.3) => ({ lon, lat });
const airport: NdjsonLine = {
  kind: 'airport',
  airportId,
  name: 'Barcelona',
  timeZone: 'Europe/Madrid',
  lon: 2.0784,
  lat: 41.2971,
};

describe('the quality of a recording', () => {
  it('counts by kind, and tells spans and entities', () => {
    const task = { kind: 'task_update', airportId, taskId: 'T' } as const;
    const quality = qualityOf([
      airport,
      position('A', 5),
      position('B', 1),
      { ...task, time: at(90) },
      { ...task, time: at(2) },
      { kind: 'flight_update', airportId: 'LEMD', flightId: 'F', time: at(50) },
    ]);
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
      const quality = qualityOf(order);
      const silence = (from: number, to: number) => ({
        airportId,
        time: at(from),
        until: at(to),
        seconds: to - from,
      });
      expect(finding(quality, 'silence')).toMatchObject({ count: 2, entities: 0, severity: 'warning' });
      expect(finding(quality, 'silence')?.examples).toEqual([silence(129, 600), silence(29, 100)]);
      expect(finding(quality, 'gap')).toMatchObject({ count: 1, entities: 1, severity: 'info' });
      expect(finding(quality, 'gap')?.examples).toEqual([
        { vehicleId: 'A', callsign: 'ALPHA', ...silence(29, 100) },
      ]);
    }
  });

  it('counts what lies off the airport, whether its line comes first or last', () => {
    const lines = [
      position('A', 1),
      { ...position('A', 2), ...place(2.2) },
      { ...position('A', 3), ...place(0, 0) },
    ];
    expect(finding(qualityOf(lines), 'off_airport')).toBeUndefined();
    for (const order of [
      [airport, ...lines],
      [...lines, airport],
    ]) {
      expect(finding(qualityOf(order), 'off_airport')).toMatchObject({
        count: 2,
        entities: 1,
        cause: null,
        examples: [{ vehicleId: 'A', time: at(3), to: { lon: 0, lat: 0 } }],
      });
    }
  });

  it('knows longitude and latitude in each other’s place', () => {
    const lines = [airport, { ...position('A', 1), lon: 41.2971, lat: 2.0784 }];
    expect(finding(qualityOf(lines), 'off_airport')).toMatchObject({
      severity: 'critical',
      cause: 'lon_lat_swapped',
    });
  });

  it('takes an airport’s place from its map, or from what was known before', () => {
    const far = { ...position('A', 1), ...place(2.3) };
    const known = [{ airportId, lon: 2.07, lat: 41.3 }];
    expect(finding(qualityOf([far], { known }), 'off_airport')?.count).toBe(1);
    const tally = new QualityTally(Date.parse(far.time));
    tally.line(far);
    const map: FeatureCollection & { airport: object } = {
      type: 'FeatureCollection',
      features: [],
      airport: { lon: 2.3, lat: 41.3 },
    };
    tally.map(airportId, map);
    expect(tally.quality([])).toMatchObject({ findings: [], maps: [airportId] });
  });

  it('of several sources counts what each found, and what they show together', () => {
    const total = new QualityTally(Date.parse(at(10_000)));
    const task = { kind: 'task_update', airportId, taskId: 'T', time: at(1) } as const;
    const [first, second] = [
      [
        position('A', 1, [0, 0], { taskId: 'T' }),
        position('A', 1, [0, 0], { taskId: 'T' }),
        position('A', 100),
      ],
      [position('A', 50), position('A', 50), task],
    ].map(lines => {
      const own = new QualityTally(Date.parse(at(10_000)));
      for (const line of lines) own.line(line);
      const quality = own.quality([]);
      total.absorb(own);
      return quality;
    });
    expect(first && finding(first, 'gap')?.count).toBe(1);
    expect(first && finding(first, 'unknown_task')?.count).toBe(1);
    expect(second && finding(second, 'duplicate')?.count).toBe(1);
    const quality = total.quality([]);
    expect(quality).toMatchObject({ lines: 6, vehicles: 1, tasks: 1, from: at(1), to: at(100) });
    expect(finding(quality, 'duplicate')).toMatchObject({ count: 2, entities: 1 });
    expect(quality.findings.map(({ kind }) => kind)).toEqual(['silence', 'duplicate']);
    expect(total.progress).toEqual({ records: 6, setAside: 0 });
  });

  it('takes positions in numbers as it takes lines', () => {
    const lines = [position('A', 1, [0, 0], { speed: 3 }), position('A', 100, [9000, 0], { speed: 3 })];
    const tally = new QualityTally(Date.parse(at(10_000)));
    const vehicle = tally.vehicle(airportId, 'A');
    for (const { time, lon, lat } of lines)
      tally.position(vehicle, Date.parse(time), lon, lat, 3, Number.NaN);
    expect(tally.quality([])).toEqual(qualityOf(lines));
  });
});
