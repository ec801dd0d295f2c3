import { describe, expect, it } from 'vitest';
import { joinedWays } from '../../server/roads/joined-ways.ts';
import type { Polyline } from '../../server/roads/polyline.ts';
import { partOf } from '../../server/roads/road-graph.ts';

const main: Polyline = [
  [0, 0],
  [50, 0],
  [100, 0],
];

function shapeOf(...ways: Polyline[]) {
  const { nodes, edges } = joinedWays(ways);
  const parts = partOf({
    nodes: nodes.length,
    edges: edges.map(edge => ({ ...edge, points: [], metres: 1 })),
  });
  return { nodes: nodes.length, edges: edges.length, parts: new Set(parts).size };
}

describe('ways', () => {
  it('are cut where they share a point', () => {
    const crossing: Polyline = [
      [50, -40],
      [50, 0],
      [50, 40],
    ];
    expect(shapeOf(main, crossing)).toEqual({ nodes: 5, edges: 4, parts: 1 });
  });

  it('that cross without a shared point stay apart, as on a bridge', () => {
    const over: Polyline = [
      [70, -40],
      [70, 40],
    ];
    expect(shapeOf(main, over)).toEqual({ nodes: 4, edges: 2, parts: 2 });
  });

  it.each([
    ['beside another way', [70, 1.5], { nodes: 4, edges: 3, parts: 1 }],
    ['at its end', [101.5, 0.5], { nodes: 3, edges: 2, parts: 1 }],
    ['too far from it', [70, 2.5], { nodes: 4, edges: 2, parts: 2 }],
  ] as const)('with a loose end %s', (_, end, expected) => {
    expect(shapeOf(main, [end, [end[0], 60]])).toEqual(expected);
  });

  it('keep the gap between nodes that a mapper told apart', () => {
    const onward: Polyline = [
      [100, 0],
      [101, 0],
    ];
    const further: Polyline = [
      [101, 0],
      [140, 0],
    ];
    expect(shapeOf(main, onward, further)).toEqual({ nodes: 4, edges: 3, parts: 1 });
  });
});
