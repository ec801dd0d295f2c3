import { describe, expect, it } from 'vitest';
import { ndjsonLine } from '../../server/contract/lines.ts';

const airportId = 'LEBL';
const time = '2020-10-02T08:00:00.000Z';

describe('ndjsonLine', () => {
  it.each([
    { kind: 'airport', airportId, name: 'Barcelona', timeZone: 'Europe/Madrid', lon: 2, lat: 41 },
    { kind: 'vehicle', airportId, vehicleId: 'B1', vehicleType: 'bus' },
    { kind: 'vehicle_update', airportId, vehicleId: 'B1', time, lon: 2, lat: 41 },
    { kind: 'task_update', airportId, taskId: 'T1', time },
    { kind: 'task_update', airportId, taskId: 'T1', time, status: null, plannedStart: null },
    { kind: 'flight_update', airportId, flightId: 'F1', time, milestones: { AIBT: time } },
    { kind: 'notification', airportId, notificationId: 'N1', time },
    { kind: 'decision', airportId, decisionId: 'D1', time },
  ])('takes $kind and leaves it as it is', line => {
    expect(ndjsonLine.parse(line)).toEqual(line);
  });

  it('lets fields pass that it does not know', () => {
    const line = { kind: 'task_update', airportId, taskId: 'T1', time, crew: ['A', 'B'] };
    expect(ndjsonLine.parse(line)).toEqual(line);
  });

  it('brings times to UTC', () => {
    const line = { kind: 'task_update', airportId, taskId: 'T1', time: '2020-10-02T10:00:00+02:00' };
    expect(ndjsonLine.parse(line)).toMatchObject({ time });
  });

  it('completes the candidates of a decision', () => {
    const candidates = [{ vehicleId: 'B1', score: 0.5 }];
    expect(
      ndjsonLine.parse({ kind: 'decision', airportId, decisionId: 'D1', time, candidates }),
    ).toMatchObject({
      candidates: [{ vehicleId: 'B1', score: 0.5, etaSeconds: null, distance: null, rejectedBecause: null }],
    });
  });

  it.each([
    [{ kind: 'weather', airportId, time }, 'kind'],
    [{ kind: 'airport', airportId, name: 'B', timeZone: 'Mars/Base', lon: 2, lat: 41 }, 'timeZone'],
    [{ kind: 'airport', airportId, name: 'B', timeZone: 'UTC', lon: 2 }, 'lat'],
    [{ kind: 'vehicle', airportId, vehicleId: 'B1', vehicleType: 'spaceship' }, 'vehicleType'],
    [{ kind: 'vehicle_update', airportId, vehicleId: 'B1', time, lat: 41 }, 'lon'],
    [{ kind: 'vehicle_update', airportId, vehicleId: 'B1', time, lon: null, lat: 41 }, 'lon'],
    [{ kind: 'vehicle_update', airportId, vehicleId: 'B1', time, lon: 2, lat: 91 }, 'lat'],
    [{ kind: 'vehicle_update', airportId, vehicleId: 'B1', time, lon: 2, lat: 41, heading: 360 }, 'heading'],
    [{ kind: 'vehicle_update', airportId, vehicleId: 'B1', time, lon: 2, lat: 41, speed: -1 }, 'speed'],
    [{ kind: 'task_update', airportId, time }, 'taskId'],
    [{ kind: 'task_update', airportId, taskId: 'T1' }, 'time'],
    [{ kind: 'task_update', airportId, taskId: 'T1', time, status: 'done' }, 'status'],
    [{ kind: 'task_update', airportId, taskId: 'T1', time, plannedEnd: 'soon' }, 'plannedEnd'],
    [{ kind: 'task_update', taskId: 'T1', time }, 'airportId'],
    [{ kind: 'notification', airportId, notificationId: 'N1', time, severity: 'fatal' }, 'severity'],
    [
      { kind: 'decision', airportId, decisionId: 'D1', time, candidates: [{ score: 1 }] },
      'candidates.0.vehicleId',
    ],
  ])('refuses %j', (line, path) => {
    const { error } = ndjsonLine.safeParse(line);
    expect(error?.issues.map(issue => issue.path.join('.'))).toEqual([path]);
  });
});
