import type { FileToRead } from '../format-reader.ts';
import { ImportError } from '../import-error.ts';
import { airportsToChoose } from '../locate-airport.ts';
import { BoundedMap } from './bounded-map.ts';
import { childOf, textOf } from './message-tree.ts';
import { type FoundElement, type FoundElements, readMessages } from './read-messages.ts';
import type { ReportKind, SurfaceReport } from './report-leaves.ts';
import { reportTime } from './report-time.ts';
import { SurfaceEvents } from './surface-event.ts';
import { addressIn, type SurfaceTrack, SurfaceTracks, TrackAddresses } from './surface-tracks.ts';
import { knownText, numberOf, trackFields } from './track-fields.ts';
import { type VehicleReport, VehicleWriter } from './vehicle-writer.ts';

const TRACK = /^\d{1,4}$/;
/** A plot of one sensor is left out where the fused track told of the same target so shortly before. */
const FUSED_MS = 5000;
const MOST_FUSED = 10_000;
const MOST_NAMES = 100;
const MOST_NOTES = 10;
const NO_AIRPORT = 'airport: is missing, and none is told';

/**
 * Reads messages of SMES: reports become positions of vehicles, events become updates of flights. The file is read
 * twice, so that a target goes by its address also before that is first told. Returns what was left out.
 */
export async function readSmes(file: FileToRead): Promise<string[]> {
  const addresses = new TrackAddresses();
  await readMessages(file, file.pass('scanning'), {
    ...NOTHING,
    report: followed(new SurfaceTracks(), (_, { track }) => addresses.see(track)),
  });
  const reading = new Reading(file, addresses);
  await readMessages(file, file.pass('reading'), reading);
  return reading.notes();
}

const NOTHING: FoundElements = { report() {}, event() {}, leftOut() {}, setAside() {} };

/** A report that belongs to a track, at its time. */
interface Followed {
  readonly track: SurfaceTrack;
  readonly airportId: string;
  readonly time: string;
  readonly ms: number;
}

/** Hands on reports with their tracks; sets aside those that tell no time, track or airport. */
function followed(
  tracks: SurfaceTracks,
  use: (report: SurfaceReport, followed: Followed, found: FoundElement) => void,
): FoundElements['report'] {
  return (report, found) => {
    const at = reportTime(report.leaves.get('time'));
    const number = report.leaves.get('track');
    if ('reason' in at) found.setAside(at.reason);
    else if (number === undefined || !TRACK.test(number)) {
      found.setAside(`track: must be a number of four digits at most, is ${JSON.stringify(number ?? null)}`);
    } else if (found.airportId === undefined) found.setAside(NO_AIRPORT);
    else {
      const { airportId } = found;
      use(report, { track: tracks.follow(airportId, report, at.ms), airportId, ...at }, found);
    }
  };
}

/** The second reading, which writes. */
class Reading implements FoundElements {
  readonly #file: FileToRead;
  readonly #addresses: TrackAddresses;
  readonly #vehicles: VehicleWriter;
  readonly #events = new SurfaceEvents();
  /** When the fused track last told of each target. */
  readonly #fused = new BoundedMap<string, number>(MOST_FUSED);
  readonly #leftOut = new BoundedMap<string, number>(MOST_NAMES);
  readonly report: FoundElements['report'];
  #used = false;
  #unnamed = false;

  constructor(file: FileToRead, addresses: TrackAddresses) {
    this.#file = file;
    this.#addresses = addresses;
    this.#vehicles = new VehicleWriter(file.sink);
    this.report = followed(new SurfaceTracks(), (report, told, found) =>
      this.#judge(this.#position(report, told), found),
    );
  }

  event(found: FoundElement): void {
    this.#judge(this.#event(found), found);
  }

  #judge(reason: string | undefined, found: FoundElement): void {
    if (reason !== undefined) found.setAside(reason);
  }

  /** Writes what a report tells of its vehicle; returns why it cannot be used, where it cannot. */
  #position({ kind }: SurfaceReport, { track, airportId, time, ms }: Followed): string | undefined {
    const { leaves, isComplete } = track;
    const vehicleId = this.#addresses.vehicleId(track);
    const superfluous = this.#superfluous(kind, track, `${airportId} ${vehicleId}`, ms);
    if (superfluous !== undefined) {
      this.leftOut(superfluous);
      return undefined;
    }
    const lon = numberOf(leaves.get('position.longitude'));
    const lat = numberOf(leaves.get('position.latitude'));
    if (lon === undefined && lat === undefined) return noPosition(leaves);
    const fields = trackFields(track, kind);
    return this.#write({ airportId, vehicleId, time, lon, lat, fields, isComplete });
  }

  /** What kind of report it is that nobody needs, where it is one. */
  #superfluous(kind: ReportKind, track: SurfaceTrack, target: string, ms: number): string | undefined {
    if (track.leaves.get('status.rt') === '1') return 'report of a reference transponder';
    if (kind === 'positionReport') {
      this.#fused.set(target, ms);
      return undefined;
    }
    if (target.endsWith(` ${track.id}`)) return `${kind} without an address`;
    const since = ms - (this.#fused.get(target) ?? Number.NEGATIVE_INFINITY);
    return since <= FUSED_MS ? `${kind} of a target that a positionReport tells` : undefined;
  }

  /** Writes what an event tells of its flight and where its aircraft was; returns why it cannot be used. */
  #event({ element, airportId }: FoundElement): string | undefined {
    if (airportId === undefined) return NO_AIRPORT;
    const read = this.#events.read(element, airportId);
    if ('reason' in read) return read.reason;
    this.#file.sink.write(read.line);
    this.#used = true;
    const vehicleId = addressIn(textOf(element, 'acAddress'));
    const position = childOf(element, 'position');
    const lon = numberOf(textOf(position, 'longitude'));
    const lat = numberOf(textOf(position, 'latitude'));
    if (vehicleId === undefined || lon === undefined || lat === undefined) return undefined;
    const callsign = knownText(textOf(element, 'callsign'));
    const fields = new Map<string, unknown>([['vehicleType', 'aircraft']]);
    if (callsign !== undefined) fields.set('callsign', callsign);
    if (read.flightId !== undefined) fields.set('flightId', read.flightId);
    return this.#write({ airportId, vehicleId, time: read.time, lon, lat, fields, isComplete: false });
  }

  #write(report: VehicleReport): string | undefined {
    const reason = this.#vehicles.write(report);
    this.#used ||= reason === undefined;
    return reason;
  }

  leftOut(name: string): void {
    this.#leftOut.set(name, (this.#leftOut.get(name) ?? 0) + 1);
  }

  setAside(offset: number, text: string, reason: string): void {
    this.#unnamed ||= reason === NO_AIRPORT;
    this.#file.sink.setAside({ offset, text, reason });
  }

  /** What was left out, the most frequent first. Throws where an airport told would have made all the difference. */
  notes(): string[] {
    if (!this.#used && this.#unnamed)
      throw new ImportError(`does not name its airport${airportsToChoose(this.#file.airports)}`, 'airport');
    const left = [...this.#leftOut].sort(([, a], [, b]) => b - a).slice(0, MOST_NOTES);
    return left.map(([name, count]) => `left out ${count.toLocaleString('en')} × ${name}`);
  }
}

function noPosition(leaves: ReadonlyMap<string, string>): string {
  if (!leaves.has('position.x')) return 'position: is not told, nor by a report of the same track before';
  return 'position: tells x and y alone, and where they are measured from is not known';
}
