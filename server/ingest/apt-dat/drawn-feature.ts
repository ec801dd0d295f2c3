import type { Position } from '../geodesy.ts';
import { lineFeature, type MapFeature, polygonFeature, signedArea } from '../map/map-feature.ts';
import { type Chain, type ChainNode, chainNode, endOf, outline, paintedLines } from './chain.ts';
import { paintLayer } from './paint.ts';
import { MalformedRow, type Row } from './row.ts';
import { surfaceName } from './surface.ts';

/** Collects the node rows under a header row: pavement (110), a line of paint (120) or the boundary (130). */
export class DrawnFeature {
  readonly header: Row;
  readonly #surface: string;
  readonly #chains: Chain[] = [];
  #nodes: ChainNode[] = [];

  /** Throws MalformedRow where a pavement's surface isn't a number. */
  constructor(header: Row) {
    this.header = header;
    this.#surface = header.code === '110' ? surfaceName(header.number(1, 'surface')) : '';
  }

  /** Adds a node row. A malformed one throws; it is then left out, but ends its ring or line all the same. */
  add(row: Row): void {
    try {
      this.#nodes.push(chainNode(row));
    } finally {
      const end = endOf(row);
      if (end) {
        this.#chains.push({ nodes: this.#nodes, closed: end === 'ring' });
        this.#nodes = [];
      }
    }
  }

  /**
   * The polygon of a pavement or boundary (outer ring first, then holes), and every painted stretch of a pavement
   * or line. Throws MalformedRow where nodes are missing or an area isn't closed.
   */
  features(): MapFeature[] {
    if (this.#nodes.length > 0) throw new MalformedRow('its last ring or line has no end (rows 113 to 116)');
    if (this.#chains.length === 0) throw new MalformedRow('it has no nodes');
    if (this.header.code === '120') return this.#paint(this.header.rest(1));
    const rings = this.#chains.map(areaRing);
    return this.header.code === '130'
      ? [polygonFeature(rings, { layer: 'boundary', name: this.header.rest(1) })]
      : [
          polygonFeature(rings, { layer: 'pavement', name: this.header.rest(4), surface: this.#surface }),
          ...this.#paint(this.header.rest(4)),
        ];
  }

  #paint(name: string): MapFeature[] {
    return this.#chains
      .flatMap(paintedLines)
      .map(({ paint, points }) => lineFeature(points, { layer: paintLayer(paint), name, paint }));
  }
}

function areaRing(chain: Chain): Position[] {
  if (!chain.closed) throw new MalformedRow('a ring of it ends as a line (row 115 or 116)');
  const ring = outline(chain);
  if (ring.length < 4 || signedArea(ring) === 0) throw new MalformedRow('a ring of it encloses no area');
  return ring;
}
