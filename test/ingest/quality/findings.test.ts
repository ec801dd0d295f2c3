import { describe, expect, it } from 'vitest';
import type { NdjsonLine } from '../../../server/contract/lines.ts';
import { EMPTY_LOOKUP } from '../../../server/ingest/recording-lookup.ts';
import { AIRPORT, at, drive, finding, PLACE, position, qualityOf } from './made-lines.ts';

const airportId = AIRPORT;

describe('a clean recording', () => {
  it('has no findings', () => {
    const lines: NdjsonLine[] = [...drive('A', 600), ...drive('B', 600, 4)];
    lines.push({ kind: 'task_update', airportId, taskId: 'T', time: at(5), vehicleId: 'A', flightId: 'F' });
    lines.push({ kind: 'flight_update', airportId, flightId: 'F', time: at(5) });
    const known = [{ airportId, lon: PLACE[0], lat: PLACE[1] }];
    expect(qualityOf(lines, { known }).findings).toEqual([]);
  });
});

describe('jumps', () => {
  const steps = (metres: number, seconds: number, more: object) =>
    finding(
      qualityOf([position('A', 0.1, [0, 0], more), position('A', 0.1 + seconds, [metres, 0], more)]),
      'jump',
    );

  it.each([
    ['baggage_tractor', 25],
    ['fire_truck', 50],
    ['other', 50],
    ['aircraft', 350],
    ['unknown', 350],
  ])(
    'of a vehicle of type %s are what is faster than %i m/s, beside 30 m of scatter',
    (vehicleType, limit) => {
      expect(steps(limit * 10 + 28, 10, { vehicleType })).toBeUndefined();
      expect(steps(limit * 10 + 32, 10, { vehicleType })).toMatchObject({
        severity: 'warning',
        count: 1,
        entities: 1,
        examples: [{ airportId, vehicleId: 'A', time: at(10.1), limit, seconds: 10 }],
      });
    },
  );

  it('of an aircraft on the ground are what is faster than its tyres may turn', () => {
    const onGround = { vehicleType: 'aircraft', on_ground: true };
    expect(steps(1070, 10, onGround)).toBeUndefined();
    expect(steps(1090, 10, onGround)?.examples[0]?.limit).toBe(105);
    expect(steps(1090, 10, { vehicleType: 'aircraft', alt_baro: 'ground' })?.examples[0]?.limit).toBe(105);
  });

  it('tell both places, the distance, the time and the speed', () => {
    const [from, to] = [position('A', 0.5), position('A', 2.5, [900, 0], { callsign: 'F06' })];
    expect(finding(qualityOf([from, to]), 'jump')?.examples).toEqual([
      {
        airportId,
        vehicleId: 'A',
        callsign: 'F06',
        time: at(2.5),
        from: { lon: from.lon, lat: from.lat },
        to: { lon: to.lon, lat: to.lat },
        metres: 900,
        seconds: 2,
        speed: 450,
        limit: 350,
      },
    ]);
  });

  it('are found in a file that runs backwards too', () => {
    const bus = { vehicleType: 'bus' } as const;
    const there = position('A', 10.5, [2000, 0], bus);
    expect(finding(qualityOf([there, position('A', 5.5, [0, 0], bus)]), 'jump')?.count).toBe(1);
  });

  it('are not made of times in whole seconds', () => {
    const bus = { vehicleType: 'bus' } as const;
    expect(finding(qualityOf([position('A', 0, [0, 0], bus), position('A', 1, [70, 0], bus)]), 'jump')).toBe(
      undefined,
    );
    expect(
      finding(qualityOf([position('A', 0, [0, 0], bus), position('A', 1.1, [70, 0], bus)]), 'jump'),
    ).toBeDefined();
  });

  it('are shown by the farthest of each vehicle, five at most', () => {
    const jumping = Array.from({ length: 8 }, (_, n) => [
      position(`V${n}`, 0.5),
      position(`V${n}`, 1, [1000 + 100 * n, 0]),
      position(`V${n}`, 1.5),
    ]);
    const found = finding(qualityOf(jumping.flat()), 'jump');
    expect(found).toMatchObject({ count: 16, entities: 8 });
    expect(found?.examples.map(({ vehicleId }) => vehicleId)).toEqual(['V7', 'V6', 'V5', 'V4', 'V3']);
  });
});

describe('what is told twice', () => {
  it('is a duplicate where all of it is the same, a conflict where it is not', () => {
    const quality = qualityOf([
      position('A', 1),
      position('B', 1),
      position('A', 1),
      position('A', 2),
      position('A', 2, [40, 0]),
      position('A', 3, [40, 0]),
      position('A', 3, [40, 0], { status: 'working' }),
      position('A', 3, [40.2, 0]),
    ]);
    expect(finding(quality, 'duplicate')).toMatchObject({
      severity: 'info',
      count: 1,
      examples: [{ time: at(1) }],
    });
    expect(finding(quality, 'conflict')).toMatchObject({
      severity: 'warning',
      count: 1,
      examples: [{ vehicleId: 'A', time: at(2), metres: 40 }],
    });
  });

  it('is counted for tasks and flights too', () => {
    const task = { kind: 'task_update', airportId, taskId: 'T', time: at(1), status: 'assigned' } as const;
    const flight = { kind: 'flight_update', airportId, flightId: 'F', time: at(1) } as const;
    const quality = qualityOf([task, { ...task }, { ...task, status: 'accepted' }, flight, { ...flight }]);
    expect(finding(quality, 'duplicate')).toMatchObject({ count: 2, entities: 2 });
  });
});

describe('times', () => {
  it('out of order are counted by entity, with how far back they go', () => {
    const task = { kind: 'task_update', airportId, taskId: 'T' } as const;
    const quality = qualityOf([
      position('A', 100),
      position('B', 50),
      position('A', 40),
      position('A', 90),
      position('A', 101),
      { ...task, time: at(9) },
      { ...task, time: at(2) },
    ]);
    expect(finding(quality, 'out_of_order')).toMatchObject({
      severity: 'info',
      count: 3,
      entities: 2,
      examples: [
        { vehicleId: 'A', time: at(40), seconds: 60 },
        { taskId: 'T', time: at(2), seconds: 7 },
      ],
    });
  });

  it('in the future are those after the import', () => {
    const now = Date.parse(at(10));
    const notice = { kind: 'notification', airportId, notificationId: 'N', time: at(11) } as const;
    const quality = qualityOf([position('A', 10), position('A', 100), notice], { now });
    expect(finding(quality, 'future')).toMatchObject({
      severity: 'critical',
      count: 2,
      examples: [{ vehicleId: 'A', time: at(100), seconds: 90 }, { time: at(11) }],
    });
    expect(finding(qualityOf([position('A', 10)], { now }), 'future')).toBeUndefined();
  });

  it('that cannot be say nothing else', () => {
    const far = { ...position('A', 11), time: '2031-01-01T00:00:00.000Z' };
    const quality = qualityOf([
      position('A', 10),
      far,
      { ...far, time: '1970-01-19T12:00:00Z' },
      position('A', 12),
    ]);
    expect(quality.findings.map(({ kind }) => kind)).toEqual(['long_past', 'future']);
    expect(qualityOf([far])).toMatchObject({ vehicles: 1, counts: { vehicle_update: 1 } });
  });

  it('of a few strays among many are no more than a warning', () => {
    const stray = position('A', 999, [0, 0], { time: '2031-01-01T00:00:00.000Z' });
    expect(finding(qualityOf([...drive('A', 200), stray]), 'future')?.severity).toBe('warning');
    expect(finding(qualityOf([...drive('A', 50), stray]), 'future')?.severity).toBe('critical');
  });

  it('long past tell that seconds were taken for milliseconds, where they were', () => {
    const seconds = new Date(Date.parse(at(0)) / 1000).toISOString();
    const old = (time: string) => finding(qualityOf([{ ...position('A', 0), time }]), 'long_past');
    expect(old(seconds)).toMatchObject({
      count: 1,
      cause: 'seconds_as_milliseconds',
      examples: [{ time: seconds }],
    });
    expect(old('1999-12-31T23:59:59.999Z')).toMatchObject({ count: 1, cause: null });
    expect(old('2000-01-01T00:00:00.000Z')).toBeUndefined();
  });
});

describe('names', () => {
  const task = {
    kind: 'task_update',
    airportId,
    taskId: 'T',
    time: at(1),
    vehicleId: 'A',
    flightId: 'F',
  } as const;

  it('that nothing tells of are found, with who names them', () => {
    const decision = { kind: 'decision', airportId, decisionId: 'D', time: at(3), taskId: 'T' } as const;
    const candidate = { score: null, etaSeconds: null, distance: null, rejectedBecause: null };
    const quality = qualityOf([
      task,
      position('B', 2, [0, 0], { taskId: 'T' }),
      position('B', 3, [0, 0], { taskId: 'T2' }),
      { ...decision, chosenVehicleId: 'B', candidates: [{ vehicleId: 'C', ...candidate }] },
    ]);
    expect(finding(quality, 'unknown_task')).toMatchObject({
      severity: 'warning',
      count: 1,
      cause: null,
      examples: [{ vehicleId: 'B', time: at(3), names: 'T2' }],
    });
    expect(finding(quality, 'unknown_vehicle')?.examples.map(({ names }) => names)).toEqual(['A', 'C']);
    expect(finding(quality, 'unknown_flight')).toMatchObject({ severity: 'info', cause: 'none_of_kind' });
  });

  it('may be known to the store, or by a line that only names them', () => {
    const vehicle = { kind: 'vehicle', airportId, vehicleId: 'A', vehicleType: 'bus' } as const;
    const store = {
      ...EMPTY_LOOKUP,
      knows: (_: string, kind: string, id: string) => kind === 'flight' && id === 'F',
    };
    expect(qualityOf([vehicle, task], { store: { ...store, knowsAny: () => true } }).findings).toEqual([]);
    expect(finding(qualityOf([vehicle, task], { store }), 'unknown_flight')?.cause).toBe('none_of_kind');
  });
});

describe('ids', () => {
  const typed = (seconds: number, vehicleType: 'bus' | 'other' | 'unknown' | 'aircraft' | 'fuel_truck') =>
    position('A', seconds, [0, 0], { vehicleType });

  it('of different types are found; what surveillance leaves open contradicts nothing', () => {
    expect(finding(qualityOf([typed(1, 'bus'), typed(2, 'fuel_truck')]), 'type_change')).toMatchObject({
      count: 1,
      examples: [{ vehicleId: 'A', time: at(2), was: 'bus', is: 'fuel_truck' }],
    });
    expect(
      finding(qualityOf([typed(1, 'other'), typed(2, 'bus'), typed(3, 'other')]), 'type_change'),
    ).toBeUndefined();
    expect(finding(qualityOf([typed(1, 'bus'), typed(2, 'unknown')]), 'type_change')).toBeUndefined();
    expect(finding(qualityOf([typed(1, 'other'), typed(2, 'aircraft')]), 'type_change')?.count).toBe(1);
    const task = { kind: 'task_update', airportId, taskId: 'T', time: at(1) } as const;
    const tasks = [
      { ...task, taskType: 'fuelling' } as const,
      { ...task, taskType: 'water', time: at(2) } as const,
    ];
    expect(finding(qualityOf(tasks), 'type_change')?.examples).toEqual([
      { airportId, taskId: 'T', time: at(2), was: 'fuelling', is: 'water' },
    ]);
  });

  it('of a vehicle whose lines contradict each other are told at its first position', () => {
    const vehicle = { kind: 'vehicle', airportId, vehicleId: 'A', vehicleType: 'bus' } as const;
    const lines = [vehicle, { ...vehicle, vehicleType: 'police' } as const];
    expect(finding(qualityOf(lines), 'type_change')).toMatchObject({ count: 1, examples: [] });
    expect(finding(qualityOf([...lines, position('A', 7)]), 'type_change')?.examples[0]?.time).toBe(at(7));
  });

  it('of ground vehicles keep their callsign; those of aircraft are of their flights', () => {
    const called = (vehicleType: 'bus' | 'aircraft') => [
      position('A', 1, [0, 0], { vehicleType, callsign: 'X1' }),
      position('A', 2, [0, 0], { vehicleType, callsign: 'X2' }),
    ];
    expect(finding(qualityOf(called('bus')), 'callsign_change')).toMatchObject({
      severity: 'info',
      examples: [{ was: 'X1', is: 'X2', time: at(2) }],
    });
    expect(qualityOf(called('aircraft')).findings).toEqual([]);
  });
});

describe('speeds and headings', () => {
  const told = (factor: number, ids = ['A', 'B', 'C']) =>
    finding(
      qualityOf(
        ids.flatMap(id => [...drive(id, 300)].map(line => ({ ...line, speed: Number(line.speed) * factor }))),
      ),
      'speed_mismatch',
    );

  it.each([
    ['kt', 'm/s', 3600 / 1852],
    ['km/h', 'm/s', 3.6],
    ['mph', 'm/s', 1 / 0.44704],
    ['m/s', 'kt', 1852 / 3600],
    ['m/s', 'km/h', 1 / 3.6],
    ['km/h', 'kt', 1.852],
  ])('in %s that were read as %s are known by their ratio', (given, read, factor) => {
    const found = told(factor);
    expect(found).toMatchObject({
      severity: 'critical',
      count: 3,
      cause: 'speed_unit',
      units: { given, read },
    });
    expect(found?.examples[0]?.ratio).toBeCloseTo(factor, 1);
  });

  it('that differ by no unit are told as they are, and little differences not at all', () => {
    expect(told(2.8)).toMatchObject({ severity: 'warning', cause: null });
    expect(told(1.2)).toBeUndefined();
    expect(told(0.85)).toBeUndefined();
  });

  it('are judged only after two minutes of motion', () => {
    const short = [...drive('A', 100)].map(line => ({ ...line, speed: 40 }));
    expect(finding(qualityOf(short), 'speed_mismatch')).toBeUndefined();
  });

  it('that are noise are told of headings', () => {
    const noisy = [...drive('A', 300)].map((line, index) => ({ ...line, heading: (index * 137) % 360 }));
    expect(finding(qualityOf(noisy), 'heading_mismatch')).toMatchObject({
      count: 1,
      examples: [{ vehicleId: 'A' }],
    });
    expect(finding(qualityOf(noisy), 'heading_mismatch')?.examples[0]?.degrees).toBeGreaterThan(60);
    const blunt = [...drive('A', 300)].map(line => ({ ...line, heading: (Number(line.heading) + 20) % 360 }));
    expect(finding(qualityOf(blunt), 'heading_mismatch')).toBeUndefined();
  });
});
