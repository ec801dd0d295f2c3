import { z } from 'zod';
import { ROAD_SOURCES } from '../contract/roads.ts';

const position = z.tuple([z.number(), z.number()]).readonly();

/** A stretch of road between two nodes, by their numbers. */
const roadEdge = z.object({
  from: z.int(),
  to: z.int(),
  /** All its points from node to node, both among them; degrees. */
  points: z.array(position).readonly(),
  metres: z.number(),
  /** Whether it may be driven from `from` to `to` only. */
  oneWay: z.boolean().optional(),
});

/** The ways of ground vehicles over an airport, as they are kept beside its map. */
export const roadGraph = z.object({
  source: z.enum(ROAD_SOURCES),
  nodes: z.int(),
  edges: z.array(roadEdge).readonly(),
});
export type RoadGraph = z.infer<typeof roadGraph>;
export type RoadEdge = z.infer<typeof roadEdge>;

/** To which part each node belongs: parts do not hang together, whichever way their roads run. A part is named by a node. */
export function partOf({ nodes, edges }: Pick<RoadGraph, 'nodes' | 'edges'>): number[] {
  const parents = Array.from({ length: nodes }, (_, node) => node);
  const root = (node: number): number => {
    let at = node;
    for (let parent = parents[at]; parent !== undefined && parent !== at; parent = parents[at]) at = parent;
    parents[node] = at;
    return at;
  };
  for (const { from, to } of edges) parents[root(from)] = root(to);
  return parents.map((_, node) => root(node));
}
