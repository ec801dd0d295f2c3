import type { FeatureCollection } from 'geojson';
import type { NdjsonLine } from '../contract/lines.ts';
import type { RecordingSink, SetAside } from './recording-sink.ts';

const FIRST_SET_ASIDE = 5;

/** What came of a source. */
export interface ImportSummary {
  /** Lines by their `kind` in NDJSON; a kind without lines is missing. */
  readonly counts: Readonly<Partial<Record<NdjsonLine['kind'], number>>>;
  /** First and last record's time, RFC 3339 in UTC; `null` where there is no record. */
  readonly from: string | null;
  readonly to: string | null;
  /** The airports named, sorted. */
  readonly airportIds: readonly string[];
  /** Vehicles with at least one position. */
  readonly vehicles: number;
  /** Airports whose map was read, sorted. */
  readonly maps: readonly string[];
  readonly setAside: number;
  /** The first five pieces set aside. */
  readonly firstSetAside: readonly SetAside[];
  /** What else the person who imports should know, a line each. */
  readonly notes: readonly string[];
}

/** Counts what passes through it on the way to a sink. */
export class CountingSink implements RecordingSink {
  readonly #sink: RecordingSink;
  readonly #counts = new Map<NdjsonLine['kind'], number>();
  readonly #airportIds = new Set<string>();
  readonly #vehicleIds = new Set<string>();
  readonly #maps = new Set<string>();
  readonly #firstSetAside: SetAside[] = [];
  #setAside = 0;
  #from: string | null = null;
  #to: string | null = null;

  constructor(sink: RecordingSink) {
    this.#sink = sink;
  }

  write(line: NdjsonLine): void {
    this.#sink.write(line);
    this.#counts.set(line.kind, (this.#counts.get(line.kind) ?? 0) + 1);
    this.#airportIds.add(line.airportId);
    if (line.kind === 'vehicle_update') this.#vehicleIds.add(`${line.airportId} ${line.vehicleId}`);
    if (!('time' in line) || typeof line.time !== 'string') return;
    if (this.#from === null || line.time < this.#from) this.#from = line.time;
    if (this.#to === null || line.time > this.#to) this.#to = line.time;
  }

  writeMap(airportId: string, map: FeatureCollection): void {
    this.#sink.writeMap(airportId, map);
    this.#airportIds.add(airportId);
    this.#maps.add(airportId);
  }

  setAside(entry: SetAside): void {
    this.#sink.setAside(entry);
    this.#setAside++;
    if (this.#firstSetAside.length < FIRST_SET_ASIDE) this.#firstSetAside.push(entry);
  }

  /** Whether nothing was found that could be kept. */
  get isEmpty(): boolean {
    return this.#counts.size === 0 && this.#maps.size === 0;
  }

  /** Lines written so far. */
  get lines(): number {
    return this.#counts.values().reduce((sum, count) => sum + count, 0);
  }

  summary(notes: readonly string[]): ImportSummary {
    return {
      counts: Object.fromEntries(this.#counts),
      from: this.#from,
      to: this.#to,
      airportIds: [...this.#airportIds].sort(),
      vehicles: this.#vehicleIds.size,
      maps: [...this.#maps].sort(),
      setAside: this.#setAside,
      firstSetAside: this.#firstSetAside,
      notes,
    };
  }
}
