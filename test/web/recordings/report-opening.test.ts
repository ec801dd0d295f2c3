import { expect, it } from 'vitest';
import type { Airport } from '../../../server/contract/history.ts';
import type { ImportReport } from '../../../server/contract/recordings.ts';
import { QualityTally } from '../../../server/ingest/quality/quality-tally.ts';
import { openingOf } from '../../../web/recordings/report-opening.ts';

const [from, to] = ['2020-10-02T08:00:00.000Z', '2020-10-02T09:00:00.000Z'];

function report(airports: ImportReport['airports'], times = [from, to]): ImportReport {
  const tally = new QualityTally(0);
  for (const time of times) {
    tally.line({ kind: 'vehicle_update', airportId: 'LEBL', vehicleId: 'A', time, lon: 2, lat: 41 });
  }
  return { files: [], total: tally.quality([]), airports };
}
const lebl = { airportId: 'LEBL', name: 'Barcelona', missing: [] };
const known: Airport = {
  airportId: 'LEBL',
  name: 'Barcelona',
  timeZone: 'Europe/Madrid',
  lon: null,
  lat: null,
  map: true,
  recorded: [
    { kind: 'vehicle', from: '2019-01-01T00:00:00.000Z', to: '2019-01-01T01:00:00.000Z', records: 9 },
  ],
};

it('opens all that is recorded where nothing was before', () => {
  expect(openingOf(report([lebl]), [])).toEqual({ airportId: 'LEBL' });
  const moment = { airportId: 'LEBL', time: 5, selection: { kind: 'vehicle', id: 'A' } } as const;
  expect(openingOf(report([lebl]), [{ ...known, recorded: [] }], moment)).toEqual(moment);
});

it('opens the time that came in where there were records before', () => {
  expect(openingOf(report([lebl]), [known])).toEqual({
    airportId: 'LEBL',
    from: Date.parse(from),
    to: Date.parse(to),
    time: Date.parse('2020-10-02T08:03:00.000Z'),
  });
});

it('opens the moment that came in, and a minute more, where that is all', () => {
  expect(openingOf(report([lebl], [from]), [known])).toEqual({
    airportId: 'LEBL',
    from: Date.parse(from),
    to: Date.parse(from) + 60_000,
    time: Date.parse(from),
  });
});

it('chooses the airport with the most to see', () => {
  const poor = { airportId: 'AAAA', name: 'A', missing: ['positions', 'tasks'] as const };
  expect(openingOf(report([{ ...poor, missing: [...poor.missing] }, lebl]), [])?.airportId).toBe('LEBL');
  expect(openingOf(report([]), [])).toBeUndefined();
});
