import type { Position } from '../geodesy.ts';
import { type AirportMap, type MapAirport, type MapFeature, pointFeature } from '../map/map-feature.ts';
import type { SetAside } from '../recording-sink.ts';
import { isNode } from './chain.ts';
import { DrawnFeature } from './drawn-feature.ts';
import { RoutingNetwork } from './routing-network.ts';
import { MalformedRow, type Row } from './row.ts';
import { readRunway } from './runway.ts';
import { readRamp, readRampDetails, readStartLocation } from './stand.ts';

/** Row codes that carry nothing that a map of the ground shows are passed over: signs, lights, frequencies, flows. */
const DRAWN_HEADERS = new Set(['110', '120', '130']);

/** Builds one airport's map row by row; malformed rows go to `onSetAside` and the rest goes on. */
export class AirportAssembly {
  readonly #headerId: string;
  readonly #name: string;
  readonly #onSetAside: (entry: SetAside) => void;
  readonly #features: MapFeature[] = [];
  readonly #runwayCentres: Position[] = [];
  readonly #metadata = new Map<string, string>();
  readonly #network = new RoutingNetwork();
  #drawn: DrawnFeature | 'malformed' | null = null;

  /** From row 1, 16 or 17: elevation, two unused fields, identifier, name. Throws MalformedRow. */
  constructor(header: Row, onSetAside: (entry: SetAside) => void) {
    this.#headerId = header.word(4, 'airport identifier').toUpperCase();
    this.#name = header.rest(5) || this.#headerId;
    this.#onSetAside = onSetAside;
  }

  add(row: Row): void {
    try {
      if (isNode(row)) {
        this.#addNode(row);
        return;
      }
      this.#finishDrawn();
      if (DRAWN_HEADERS.has(row.code)) {
        this.#drawn = 'malformed';
        this.#drawn = new DrawnFeature(row);
      } else {
        this.#addSingle(row);
      }
    } catch (error) {
      this.#setAside(row, error);
    }
  }

  /** The airport as far as its rows could be read. */
  finish(): AirportMap {
    this.#finishDrawn();
    const edges = this.#network.features((row, reason) => this.#tell(row, reason));
    return {
      type: 'FeatureCollection',
      airport: {
        airportId: this.#metadata.get('icao_code')?.toUpperCase() || this.#headerId,
        name: this.#name,
        ...this.#referencePoint(),
      },
      features: [...this.#features, ...edges],
    };
  }

  #addNode(row: Row): void {
    if (this.#drawn === 'malformed') return;
    if (!this.#drawn) throw new MalformedRow('a node outside of a pavement, line or boundary');
    this.#drawn.add(row);
  }

  #addSingle(row: Row): void {
    switch (row.code) {
      case '14':
        this.#features.push(pointFeature(row.position(1), { layer: 'tower', name: row.rest(5) }));
        break;
      case '15':
        this.#features.push(readStartLocation(row));
        break;
      case '100': {
        const runway = readRunway(row);
        this.#runwayCentres.push(runway.centre);
        this.#features.push(...runway.features);
        break;
      }
      case '1201':
        this.#network.addNode(row);
        break;
      case '1202':
      case '1206':
        this.#network.addEdge(row);
        break;
      case '1300':
        this.#features.push(readRamp(row));
        break;
      case '1301':
        this.#addRampDetails(row);
        break;
      case '1302':
        this.#metadata.set(row.word(1, 'metadata key'), row.rest(2));
        break;
      case '1400':
        this.#features.push(truckParking(row));
        break;
      default:
        if (!/^\d+$/.test(row.code))
          throw new MalformedRow(`the row doesn't begin with a row code: ${row.code}`);
    }
  }

  #addRampDetails(row: Row): void {
    const ramp = this.#features.at(-1);
    if (ramp?.properties.standType === undefined)
      throw new MalformedRow('no ramp (row 1300) comes before it');
    this.#features.splice(-1, 1, { ...ramp, properties: { ...ramp.properties, ...readRampDetails(row) } });
  }

  #finishDrawn(): void {
    const drawn = this.#drawn;
    this.#drawn = null;
    if (drawn === null || drawn === 'malformed') return;
    try {
      this.#features.push(...drawn.features());
    } catch (error) {
      this.#setAside(drawn.header, error);
    }
  }

  #referencePoint(): Pick<MapAirport, 'lon' | 'lat' | 'estimated'> {
    const [lon = Number.NaN, lat = Number.NaN] = ['datum_lon', 'datum_lat'].map(key =>
      Number.parseFloat(this.#metadata.get(key) ?? ''),
    );
    if (Number.isFinite(lon) && Number.isFinite(lat)) return { lon, lat };
    if (this.#runwayCentres.length === 0) return { lon: null, lat: null };
    const middle = (index: 0 | 1) => mean(this.#runwayCentres.map(centre => centre[index]));
    return { lon: middle(0), lat: middle(1), estimated: true };
  }

  #setAside(row: Row, error: unknown): void {
    if (!(error instanceof MalformedRow)) throw error;
    this.#tell(row, error.message);
  }

  #tell(row: Row, reason: string): void {
    this.#onSetAside({ line: row.line, text: row.text, reason });
  }
}

/** Row 1400: latitude, longitude, heading, vehicle type, train cars, name. */
function truckParking(row: Row): MapFeature {
  return pointFeature(row.position(1), {
    layer: 'truck_parking',
    name: row.rest(6),
    heading: row.heading(3),
    truckType: row.word(4, 'vehicle type'),
  });
}

function mean(values: readonly number[]): number {
  return Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 1e7) / 1e7;
}
