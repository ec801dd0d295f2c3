import { z } from 'zod';

const id = z.number();
const degrees = {
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
};
const place = z.object(degrees);
const tags = z.record(z.string(), z.string()).optional();
/** Of `out center`. */
const center = place.optional();
/** Of `out geom`; `null` for a point outside of the query's box. */
const geometry = z.array(place.nullable()).optional();

const member = z.object({
  type: z.string(),
  ref: z.number(),
  role: z.string().default(''),
  geometry,
});

/** What of an element of Overpass JSON is read. */
export const element = z.discriminatedUnion('type', [
  z.object({ type: z.literal('node'), id, ...degrees, tags }),
  z.object({ type: z.literal('way'), id, tags, center, geometry, nodes: z.array(z.number()).optional() }),
  z.object({ type: z.literal('relation'), id, tags, center, members: z.array(member).optional() }),
]);

export type OsmWay = Extract<z.infer<typeof element>, { type: 'way' }>;
export type OsmRelation = Extract<z.infer<typeof element>, { type: 'relation' }>;
