import type { FeatureCollection } from 'geojson';
import { z } from 'zod';
import type { NdjsonLine } from '../../contract/lines.ts';
import type { RecordingQuality } from '../../contract/recordings.ts';
import { RECORD_KINDS, type RecordKind } from '../../contract/records.ts';
import { toMs } from '../../contract/time.ts';
import type { KnownAirport } from '../locate-airport.ts';
import type { SetAside } from '../recording-sink.ts';
import { PositionTally } from './position-tally.ts';
import { SetAsideTally } from './set-aside-tally.ts';

const RECORDED: Readonly<Partial<Record<NdjsonLine['kind'], RecordKind>>> = {
  vehicle_update: 'vehicle',
  task_update: 'task',
  flight_update: 'flight',
  notification: 'notification',
  decision: 'decision',
};

/** What a map may say of its airport's place. */
const mapPlace = z.object({ airport: z.object({ lon: z.number(), lat: z.number() }) });

/** Counts and judges lines and maps that were used, and pieces that were not. Memory grows with entities and gaps. */
export class QualityTally {
  readonly #counts = new Map<NdjsonLine['kind'], number>();
  readonly #spans = new Map<RecordKind, { from: string; to: string }>();
  readonly #airports = new Map<string, KnownAirport>();
  readonly #tasks = new Set<string>();
  readonly #flights = new Set<string>();
  readonly #maps = new Set<string>();
  readonly #positions = new PositionTally();
  readonly #setAside = new SetAsideTally();
  #lines = 0;

  line(line: NdjsonLine): void {
    this.#lines++;
    this.#counts.set(line.kind, (this.#counts.get(line.kind) ?? 0) + 1);
    if (line.kind === 'airport') this.#airports.set(line.airportId, line);
    else if (!this.#airports.has(line.airportId)) this.#name(line.airportId);
    if ((line.kind === 'vehicle' || line.kind === 'vehicle_update') && line.callsign) {
      this.#positions.name(line.airportId, line.vehicleId, line.callsign);
    }
    const kind = RECORDED[line.kind];
    if (!kind) return;
    const time = String(line.time);
    this.#extend(kind, time);
    if (line.kind === 'vehicle_update') {
      this.#positions.add(line.airportId, line.vehicleId, toMs(time), line.lon, line.lat);
    } else if (line.kind === 'task_update') this.#tasks.add(`${line.airportId} ${line.taskId}`);
    else if (line.kind === 'flight_update') this.#flights.add(`${line.airportId} ${line.flightId}`);
  }

  map(airportId: string, map: FeatureCollection): void {
    this.#maps.add(airportId);
    const place = mapPlace.safeParse(map).data?.airport;
    if (place) this.#airports.set(airportId, { airportId, ...place });
    else if (!this.#airports.has(airportId)) this.#name(airportId);
  }

  setAside(file: string, entry: SetAside): void {
    this.#setAside.add(file, entry);
  }

  /** Whether nothing was found that could be used. */
  get isEmpty(): boolean {
    return this.#lines === 0 && this.#maps.size === 0;
  }

  /** Lines used so far, and those that were not. */
  get progress(): { readonly records: number; readonly setAside: number } {
    return { records: this.#lines, setAside: this.#setAside.total };
  }

  /** `known`: what was known of airports before. */
  quality(known: readonly KnownAirport[]): RecordingQuality {
    const spans = RECORD_KINDS.flatMap(kind => {
      const span = this.#spans.get(kind);
      return span ? [{ kind, ...span, records: this.#countOf(kind) }] : [];
    });
    const times = spans.flatMap(({ from, to }) => [from, to]).sort();
    const placed = [...this.#airports.values()].filter(({ lon }) => lon !== null);
    return {
      lines: this.#lines,
      counts: Object.fromEntries(this.#counts),
      spans,
      from: times[0] ?? null,
      to: times.at(-1) ?? null,
      airportIds: [...this.#airports.keys()].sort(),
      maps: [...this.#maps].sort(),
      vehicles: this.#positions.vehicles,
      tasks: this.#tasks.size,
      flights: this.#flights.size,
      positions: this.#positions.quality([...placed, ...known]),
      setAside: this.#setAside.total,
      setAsideReasons: this.#setAside.reasons(),
    };
  }

  #name(airportId: string): void {
    this.#airports.set(airportId, { airportId, lon: null, lat: null });
  }

  #countOf(kind: RecordKind): number {
    const line = Object.entries(RECORDED).find(([, recorded]) => recorded === kind)?.[0];
    return this.#counts.get(line as NdjsonLine['kind']) ?? 0;
  }

  /** Times are as the wire writes them, so their texts stand in order of time. */
  #extend(kind: RecordKind, time: string): void {
    const span = this.#spans.get(kind);
    if (!span) this.#spans.set(kind, { from: time, to: time });
    else if (time < span.from) span.from = time;
    else if (time > span.to) span.to = time;
  }
}
