import { inOrder, type RecordBatch, singlesOf } from '../recording-batch.ts';
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
  const singles = singlesOf(batch.positions);
  let [next, nextSingle] = [0, 0];
  inOrder(
    batch,
    line => tally.line(line),
    (from, to) => {
      for (let row = from; row < to; row++) {
        const index = vehicle[row] as number;
        const of = known[index] ?? know(index);
        const at = time[row] as number;
        const said = told[next];
        const single = singles[nextSingle]?.row === row ? singles[nextSingle++] : undefined;
        const more = { given: given[row], single: single && `${single.keys}${single.values}` };
        if (said?.row === row) {
          next++;
          tally.told(of, said, at);
          of.onGround = said.onGround ?? of.onGround;
          of.line = { ...said, row: 0, ...more };
        } else if (of.line && isOtherwise(of.line, more)) of.line = { ...of.line, ...more };
        const [x, y] = [lon[row] as number, lat[row] as number];
        tally.position(of, at, x, y, speed[row] as number, heading[row] as number);
      }
    },
  );
}

/** What a line says beyond its numbers and what a vehicle tells of itself. */
interface More {
  readonly given: number | undefined;
  readonly single: string | undefined;
}

function isOtherwise(line: object, { given, single }: More): boolean {
  return Reflect.get(line, 'given') !== given || Reflect.get(line, 'single') !== single;
}
