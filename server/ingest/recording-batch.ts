import type { NdjsonLine } from '../contract/lines.ts';
import type { VehicleStatus, VehicleType } from '../contract/vocabulary.ts';
import type { RecordingSink, SetAside } from './recording-sink.ts';

/** Lines in the order of their source: positions as columns, all others between them. */
export interface RecordBatch {
  readonly positions: PositionColumns;
  /** Each comes before the position with the index `before`, in this order. */
  readonly others: readonly { readonly before: number; readonly line: NdjsonLine }[];
  readonly setAside: readonly SetAside[];
}

/** Everything that does not change with each position; `null` where the position does not tell. */
export interface Told {
  /** The index of the position that tells it; it holds for those after it, of the same vehicle. */
  readonly row: number;
  readonly vehicleType: VehicleType | null;
  readonly callsign: string | null;
  readonly status: VehicleStatus | null;
  readonly taskId: string | null;
  readonly flightId: string | null;
  /** What it said last, by this position or one before; `null` where it did not. */
  readonly onGround: boolean | null;
}

/** Single attributes that a position sets, as JSON texts: their names, and their values in the same order. */
export interface SingleAttributes {
  readonly row: number;
  readonly keys: string;
  readonly values: string;
}

/**
 * `vehicle_update` lines that were checked and give single attributes at most, no `attributes` as a whole: in arrays,
 * which go from thread to thread without being copied.
 */
export interface PositionColumns {
  readonly length: number;
  /** Whom the positions are of. */
  readonly vehicles: readonly { readonly airportId: string; readonly vehicleId: string }[];
  /** What vehicles tell of themselves, wherever that may be otherwise than at their last position. */
  readonly told: readonly Told[];
  /** Which of `vehicles`. */
  readonly vehicle: Int32Array;
  /** Bit n is set where it gives the n-th field of a vehicle's state, be it `null`. */
  readonly given: Int32Array;
  /** Milliseconds since 1970. */
  readonly time: Float64Array;
  /** Degrees. */
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  /** Metres per second and degrees; NaN where it does not tell. */
  readonly speed: Float64Array;
  readonly heading: Float64Array;
  /**
   * UTF-8 of the given fields as a vehicle's state has them, in its order: `{"vehicleId":"T1"`, `,"speed":3`, and no
   * brace at the end.
   */
  readonly text: Uint8Array;
  /** Whether all of `text` is ASCII. */
  readonly isAscii: boolean;
  /**
   * Where in `text`, in UTF-16 units of the text that it stands for, each run of given fields ends that follow one
   * another in the state: one or several for each position.
   */
  readonly runEnds: Int32Array;
  /** Which positions set single attributes, rising. */
  readonly singleRows: Int32Array;
  /** The texts of their {@link SingleAttributes}, keys and values in turn, each a line. */
  readonly singleTexts: string;
}

/** The single attributes that a batch's positions set, in their order. */
export function singlesOf({ singleRows, singleTexts }: PositionColumns): SingleAttributes[] {
  const texts = singleTexts.split('\n');
  return Array.from(singleRows, (row, index) => ({
    row,
    keys: texts[index * 2] as string,
    values: texts[index * 2 + 1] as string,
  }));
}

/** The text of a batch's positions, or of a part of it. */
export function textOf({ text, isAscii }: Pick<PositionColumns, 'text' | 'isAscii'>): string {
  const bytes = Buffer.from(text.buffer, text.byteOffset, text.byteLength);
  return bytes.toString(isAscii ? 'latin1' : 'utf8');
}

/** How many runs of neighbouring bits are set. */
export function runsOf(given: number): number {
  let runs = 0;
  for (let ends = given & ~(given >>> 1); ends !== 0; ends &= ends - 1) runs++;
  return runs;
}

/** Goes through a batch in its order: lines one by one, positions from one index up to before another. */
export function inOrder(
  { positions, others }: RecordBatch,
  onLine: (line: NdjsonLine) => void,
  onPositions: (from: number, to: number) => void,
): void {
  let from = 0;
  for (const { before, line } of others) {
    if (before > from) onPositions(from, before);
    from = before;
    onLine(line);
  }
  if (positions.length > from) onPositions(from, positions.length);
}

/** Hands a batch's lines to a sink, one by one where it knows no batches; not what was set aside. */
export function writeBatch(batch: RecordBatch, sink: RecordingSink): void {
  if (sink.writeBatch) sink.writeBatch(batch);
  else for (const line of linesOf(batch)) sink.write(line);
}

/** Hands a batch to a sink. */
export function handOver(batch: RecordBatch, sink: RecordingSink): void {
  writeBatch(batch, sink);
  for (const entry of batch.setAside) sink.setAside(entry);
}

/** The lines that a batch stands for. */
export function linesOf(batch: RecordBatch): NdjsonLine[] {
  const { positions } = batch;
  const text = textOf(positions);
  const singles = singlesOf(positions);
  const lines: NdjsonLine[] = [];
  let [run, single] = [0, 0];
  inOrder(
    batch,
    line => lines.push(line),
    (from, to) => {
      for (let row = from; row < to; row++) {
        const start = run === 0 ? 0 : positions.runEnds[run - 1];
        run += runsOf(positions.given[row] ?? 0);
        const fields = JSON.parse(`${text.slice(start, positions.runEnds[run - 1])}}`);
        const airportId = positions.vehicles[positions.vehicle[row] ?? -1]?.airportId;
        const set = singles[single]?.row === row ? fieldsOf(singles[single++] as SingleAttributes) : {};
        lines.push({ kind: 'vehicle_update', airportId, ...fields, ...set });
      }
    },
  );
  return lines;
}

function fieldsOf({ keys, values }: SingleAttributes): Record<string, unknown> {
  const all: unknown[] = JSON.parse(values);
  return Object.fromEntries((JSON.parse(keys) as string[]).map((key, index) => [key, all[index]]));
}
