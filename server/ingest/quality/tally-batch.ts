import { inOrder, type RecordBatch } from '../recording-batch.ts';
import type { QualityTally } from './quality-tally.ts';
import type { VehicleTally } from './vehicle-tally.ts';

/** Counts and judges a batch's lines as though they came one by one; not what was set aside. */
export function tallyBatch(tally: QualityTally, batch: RecordBatch): void {
  const { vehicles, vehicle, told, given, time, lon, lat, speed, heading } = batch.positions;
  const known: VehicleTally[] = [];
  const know = (index: number): VehicleTally => {
    const { airportId, vehicleId } = vehicles[index] as (typeof vehicles)[number];
    const made = tally.vehicle(airportId, vehicleId);
    known[index] = made;
    return made;
  };
  let next = 0;
  inOrder(
    batch,
    line => tally.line(line),
    (from, to) => {
      for (let row = from; row < to; row++) {
        const index = vehicle[row] as number;
        const of = known[index] ?? know(index);
        const at = time[row] as number;
        const said = told[next];
        if (said?.row === row) {
          next++;
          tally.told(of, said, at);
          of.line = { ...said, row: 0, given: given[row] };
        } else if (of.line && Reflect.get(of.line, 'given') !== given[row]) {
          of.line = { ...of.line, given: given[row] };
        }
        const [x, y] = [lon[row] as number, lat[row] as number];
        tally.position(of, at, x, y, speed[row] as number, heading[row] as number);
      }
    },
  );
}
