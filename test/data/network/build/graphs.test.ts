import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LEBL } from '../../../../data/network/build/lebl.ts';
import { networkOfMap } from '../../../../data/network/build/network-of-map.ts';
import { taxiGraph } from '../../../../data/network/build/taxiways.ts';
import { type LineGraph, largestPart } from '../../../../server/roads/line-graph.ts';
import { paintedRoads } from '../../../../server/roads/painted-roads.ts';
import { lengthOf, simplify } from '../../../../server/roads/polyline.ts';

const total = ({ edges }: LineGraph) => edges.reduce((sum, { points }) => sum + lengthOf(points), 0);
const whole = (graph: LineGraph) => total(largestPart(graph)) === total(graph);

describe('roads', () => {
  const main = [
    [0, 0],
    [200, 0],
  ] as const;

  it('join a side road that breaks off before the main road', () => {
    const graph = paintedRoads([
      main,
      [
        [100, 20],
        [100, 120],
      ],
    ]);
    expect(whole(graph)).toBe(true);
    expect(total(graph)).toBeCloseTo(320);
  });

  it('go on straight over a gap', () => {
    const graph = paintedRoads([
      main,
      [
        [230, 1],
        [400, 1],
      ],
    ]);
    expect(whole(graph)).toBe(true);
  });

  it('beside each other stay apart', () => {
    const graph = paintedRoads([
      main,
      [
        [0, 9],
        [200, 9],
      ],
    ]);
    expect(whole(graph)).toBe(false);
  });
});

describe('taxiways', () => {
  const lane = [
    [0, 0],
    [400, 0],
  ] as const;

  it('join a curve that begins beside the line it leaves', () => {
    const curve = [
      [100, 1],
      [130, 6],
      [150, 26],
      [155, 60],
    ] as const;
    expect(whole(taxiGraph([lane, curve], []))).toBe(true);
  });

  it('join a line that touches on its way', () => {
    const touching = [
      [100, 9],
      [130, 2.6],
      [150, 0.5],
      [170, 2.6],
      [200, 9],
    ] as const;
    expect(whole(taxiGraph([lane, touching], []))).toBe(true);
  });

  it('that cross have no node there: nothing is painted to turn along', () => {
    const crossing = [
      [200, -100],
      [200, 100],
    ] as const;
    expect(whole(taxiGraph([lane, crossing], []))).toBe(false);
  });

  it('have a node where the lead-in line passes a stand', () => {
    const { nodes } = taxiGraph([lane], [[300, 2]]);
    expect(nodes).toContainEqual([300, 0]);
  });
});

it('a simplified line keeps its bends and drops what lies on the way', () => {
  const bent = [
    [0, 0],
    [50, 0.1],
    [100, 0],
    [100, 50],
  ] as const;
  expect(simplify(bent, 0.3)).toEqual([
    [0, 0],
    [100, 0],
    [100, 50],
  ]);
});

it('the network that ships is made from the map that ships', { timeout: 60_000 }, () => {
  const made = networkOfMap(JSON.parse(readFileSync('data/LEBL.geojson', 'utf8')), LEBL);
  expect(JSON.parse(readFileSync('data/network/LEBL.json', 'utf8'))).toEqual(
    JSON.parse(JSON.stringify(made)),
  );
});
