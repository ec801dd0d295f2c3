import { expect, it } from 'vitest';
import { BatchBuilder } from '../../server/ingest/positions/batch-builder.ts';
import { textOf } from '../../server/ingest/recording-batch.ts';
import { RunTexts } from '../../server/store/run-texts.ts';

it.each([
  ['of ASCII', 'Bus'],
  ['of other letters', 'Büs'],
])('tells the runs of a batch that is larger than what is read at once: %s', (_, callsign) => {
  const builder = new BatchBuilder();
  for (let index = 0; index < 500; index++) {
    builder.add({
      kind: 'vehicle_update',
      airportId: 'LEBL',
      vehicleId: `V${index}`,
      time: '2020-10-02T08:00:00.000Z',
      lon: 2,
      lat: 41,
      // One run is longer than what is read at once, every third position has two.
      callsign: index === 100 ? callsign.repeat(20_000) : callsign,
      ...(index % 3 === 0 ? { status: 'idle' as const } : {}),
    });
  }
  const batch = builder.take();
  if (!batch) throw new Error('There is no batch');
  const { positions } = batch;
  const texts = new RunTexts(positions);
  const runs = Array.from(positions.runEnds, () => texts.next());
  expect(runs.join('')).toBe(textOf(positions));
  expect(runs.map(run => run.length)).toEqual(
    Array.from(positions.runEnds, (end, index) => end - (positions.runEnds[index - 1] ?? 0)),
  );
  expect(runs.length).toBe(500 * 2 + 167);
});
