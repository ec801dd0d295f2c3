import type { NdjsonLine } from '../../contract/lines.ts';
import { toMs } from '../../contract/time.ts';
import type { RecordBatch, Told } from '../recording-batch.ts';
import type { SetAside } from '../recording-sink.ts';
import { BatchText } from './batch-text.ts';
import { ColumnStore } from './column-store.ts';
import { type LineVehicle, LineVehicles } from './line-vehicles.ts';
import { onGroundOf } from './on-ground.ts';
import { AT, FIELDS, LEADS } from './position-fields.ts';
import { SingleTexts } from './single-texts.ts';
import { TimeScanner } from './time-scanner.ts';

const LEAD_BYTES = LEADS.map(lead => new Uint8Array(Buffer.from(lead)));
const MOST_LEADS = LEADS.join('').length;
/** What is missing behind a time that was cut off behind its seconds. */
const FRACTION = new Uint8Array(Buffer.from('.000Z"'));

/** The values of one position as JSON text within bytes, by the places of {@link FIELDS}. */
export interface FieldSlices {
  readonly bytes: Uint8Array;
  readonly given: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** How many bytes a field has more than UTF-16 units; only looked at where `isAscii` is false. */
  readonly surplus: Int32Array;
  readonly isAscii: boolean;
  /** The time is cut off behind its seconds: it has no fractions. */
  readonly isWholeSecond: boolean;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly lon: number;
  readonly lat: number;
  /** NaN where it does not tell. */
  readonly speed: number;
  readonly heading: number;
}

type VehicleUpdate = Extract<NdjsonLine, { kind: 'vehicle_update' }>;

/** Gathers lines into batches. */
export class BatchBuilder {
  readonly #columns = new ColumnStore();
  #rows = 0;
  #runs = 0;
  readonly #text = new BatchText();
  #vehicles: { airportId: string; vehicleId: string }[] = [];
  #told: Told[] = [];
  readonly #singles = new SingleTexts();
  readonly #byName = new LineVehicles();
  readonly #times = new TimeScanner();
  #epoch = 0;
  #way: 'slices' | 'update' | 'other' = 'other';
  #others: { before: number; line: NdjsonLine }[] = [];
  #setAside: SetAside[] = [];
  #number = 0;

  /** How many batches there were before this one. */
  get number(): number {
    return this.#number;
  }

  /** Takes a line that was checked. */
  add(line: NdjsonLine): void {
    if (line.kind === 'vehicle_update' && this.#singles.read(line)) {
      this.#addUpdate(line);
      return;
    }
    if (line.kind === 'vehicle' || line.kind === 'vehicle_update') this.#go('other');
    this.#others.push({ before: this.#rows, line });
  }

  setAside(entry: SetAside): void {
    this.#setAside.push(entry);
  }

  /** The index of a further vehicle in this batch. */
  vehicle(airportId: string, vehicleId: string): number {
    return this.#vehicles.push({ airportId, vehicleId }) - 1;
  }

  /** Slices come next. What vehicles told by slices holds as long as this number stays the same. */
  epochOfSlices(): number {
    this.#go('slices');
    return this.#epoch;
  }

  /** Notes what the next position tells of its vehicle. */
  tell(told: Omit<Told, 'row'>): void {
    this.#told.push({ row: this.#rows, ...told });
  }

  /** Notes what the next position sets beyond the fields of a vehicle's state; of these it takes none. */
  set(attributes: Readonly<Record<string, unknown>>): void {
    if (this.#singles.read(attributes)) this.#singles.keep(this.#rows);
  }

  /** Takes a position of the vehicle of that index. */
  addSlices(slices: FieldSlices, vehicle: number): void {
    const { bytes, given, starts, ends, surplus, isAscii, isWholeSecond } = slices;
    this.#addRow(vehicle, given, slices);
    let most = MOST_LEADS + FRACTION.length;
    for (let place = 0; place < AT.attributes; place++)
      if ((given & (1 << place)) !== 0) most += (ends[place] as number) - (starts[place] as number);
    const whole = this.#text;
    whole.makeRoom(most);
    const text = whole.bytes;
    const { runEnds } = this.#columns;
    let at = whole.length;
    /** UTF-16 units of the whole text before a place in it, less the bytes before it. */
    let shift = whole.units - at;
    for (let place = 0; place < AT.attributes; place++) {
      if ((given & (1 << place)) === 0) continue;
      const lead = LEAD_BYTES[place] as Uint8Array;
      for (let index = 0; index < lead.length; index++) text[at++] = lead[index] as number;
      const end = ends[place] as number;
      for (let index = starts[place] as number; index < end; index++) text[at++] = bytes[index] as number;
      if (place === AT.time && isWholeSecond)
        for (let index = 0; index < FRACTION.length; index++) text[at++] = FRACTION[index] as number;
      if (!isAscii) shift -= surplus[place] as number;
      if ((given & (2 << place)) === 0) runEnds[this.#runs++] = at + shift;
    }
    whole.length = at;
    whole.units = at + shift;
    if (!isAscii) whole.isAscii = false;
  }

  /** All that has come since the last batch; `undefined` where nothing has. */
  take(): RecordBatch | undefined {
    if (this.#rows === 0 && this.#others.length === 0 && this.#setAside.length === 0) return undefined;
    const positions = {
      ...this.#columns.take(this.#rows, this.#runs),
      vehicles: this.#vehicles,
      told: this.#told,
      ...this.#text.take(),
      ...this.#singles.take(),
    };
    const batch = { positions, others: this.#others, setAside: this.#setAside };
    this.#rows = this.#runs = 0;
    this.#vehicles = [];
    this.#told = [];
    this.#others = [];
    this.#setAside = [];
    this.#number++;
    return batch;
  }

  #addUpdate(line: VehicleUpdate): void {
    const { airportId, vehicleId, lon, lat } = line;
    this.#go('update');
    const vehicle = this.#byName.find(airportId, vehicleId);
    if (vehicle.batch !== this.#number) {
      vehicle.batch = this.#number;
      vehicle.index = this.vehicle(airportId, vehicleId);
    }
    this.#tellLine(vehicle, line);
    this.#singles.keep(this.#rows);
    const row = this.#rows;
    const [speed, heading] = [line.speed ?? Number.NaN, line.heading ?? Number.NaN];
    this.#addRow(vehicle.index, 0, { time: Number.NaN, lon, lat, speed, heading });
    this.#columns.given[row] = this.#appendFields(line, row);
  }

  /** Appends the given fields; returns which they are. */
  #appendFields(line: VehicleUpdate, row: number): number {
    const fields: Readonly<Record<string, unknown>> = line;
    const text = this.#text;
    const { runEnds, time } = this.#columns;
    let given = 0;
    let isInRun = false;
    for (let place = 0; place < AT.attributes; place++) {
      const value = fields[FIELDS[place] as string];
      if (value === undefined) {
        if (isInRun) runEnds[this.#runs++] = text.units;
        isInRun = false;
        continue;
      }
      given |= 1 << place;
      isInRun = true;
      text.append(LEADS[place] as string);
      const start = text.length;
      if (typeof value === 'string') text.appendQuoted(value);
      else text.append(typeof value === 'number' ? `${value}` : JSON.stringify(value));
      if (place === AT.time)
        time[row] = this.#times.scan(text.bytes, start) === -1 ? toMs(line.time) : this.#times.time;
    }
    if (isInRun) runEnds[this.#runs++] = text.units;
    return given;
  }

  /** Notes what the line tells of its vehicle, where the last line told otherwise. */
  #tellLine(vehicle: LineVehicle, line: VehicleUpdate): void {
    const { vehicleType = null, callsign = null, status = null, taskId = null, flightId = null } = line;
    const last = vehicle.epoch === this.#epoch ? vehicle.told : undefined;
    const onGround = onGroundOf(line) ?? last?.onGround ?? null;
    if (
      last &&
      last.vehicleType === vehicleType &&
      last.callsign === callsign &&
      last.status === status &&
      last.taskId === taskId &&
      last.flightId === flightId &&
      last.onGround === onGround
    ) {
      return;
    }
    const told = { row: this.#rows, vehicleType, callsign, status, taskId, flightId, onGround };
    vehicle.epoch = this.#epoch;
    vehicle.told = told;
    this.#told.push(told);
  }

  /** Lines may come in several ways, and what was told in one is not known in the others. */
  #go(way: 'slices' | 'update' | 'other'): void {
    if (way === 'other' || way !== this.#way) this.#epoch++;
    this.#way = way;
  }

  #addRow(
    vehicle: number,
    given: number,
    { time, lon, lat, speed, heading }: Pick<FieldSlices, 'time' | 'lon' | 'lat' | 'speed' | 'heading'>,
  ): void {
    const columns = this.#columns;
    columns.holdRow(this.#rows);
    const row = this.#rows++;
    columns.vehicle[row] = vehicle;
    columns.given[row] = given;
    columns.time[row] = time;
    columns.lon[row] = lon;
    columns.lat[row] = lat;
    columns.speed[row] = speed;
    columns.heading[row] = heading;
  }
}
