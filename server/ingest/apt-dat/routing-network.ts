import type { Position } from '../geodesy.ts';
import { lineFeature, type MapFeature, type MapProperties } from '../map/map-feature.ts';
import { MalformedRow, type Row } from './row.ts';

/** Collects the nodes (1201) and edges (1202 for aircraft, 1206 for ground vehicles) of an airport's routing network. */
export class RoutingNetwork {
  readonly #nodes = new Map<string, Position>();
  readonly #edges: Row[] = [];

  /** Row 1201: latitude, longitude, usage, identifier, name. */
  addNode(row: Row): void {
    this.#nodes.set(row.word(4, 'node identifier'), row.position(1));
  }

  /** Keeps an edge until all nodes are known. */
  addEdge(row: Row): void {
    this.#edges.push(row);
  }

  /** The edges as lines; one that breaks the format or names an unknown node goes to `onMalformed` instead. */
  features(onMalformed: (row: Row, reason: string) => void): MapFeature[] {
    return this.#edges.flatMap(row => {
      try {
        return [lineFeature([this.#node(row, 1), this.#node(row, 2)], edgeProperties(row))];
      } catch (error) {
        if (!(error instanceof MalformedRow)) throw error;
        onMalformed(row, error.message);
        return [];
      }
    });
  }

  #node(row: Row, field: number): Position {
    const identifier = row.word(field, 'node of an edge');
    const position = this.#nodes.get(identifier);
    if (!position) throw new MalformedRow(`no node 1201 has the identifier ${identifier}`);
    return position;
  }
}

/** 1202: from, to, direction, "runway" or "taxiway_X", name. 1206: from, to, direction, name. */
function edgeProperties(row: Row): MapProperties {
  const direction = row.word(3, 'direction');
  if (direction !== 'oneway' && direction !== 'twoway') {
    throw new MalformedRow(`direction is neither oneway nor twoway: ${direction}`);
  }
  const oneWay = direction === 'oneway';
  if (row.code === '1206') return { layer: 'road_edge', name: row.rest(4), oneWay };
  const name = row.rest(5);
  const properties: MapProperties = { layer: 'taxi_edge', name, oneWay };
  return row.word(4, 'kind of edge') === 'runway' ? { ...properties, runway: name } : properties;
}
