import { z } from 'zod';
import { airportId } from './session.ts';

/** What of a map the ways of ground vehicles were derived from, the best that it has. */
export const ROAD_SOURCES = ['vehicle_roads', 'road_paint', 'taxiways'] as const;
export type RoadSource = (typeof ROAD_SOURCES)[number];

const metres = z.number().min(0);

const lineString = z.strictObject({
  type: z.literal('LineString'),
  coordinates: z.array(z.tuple([z.number(), z.number()])).min(2),
});

/** How far it is from one position to another. Metres. */
export const roadDistance = z
  .strictObject({
    airportId,
    straight: metres.meta({ description: 'As the crow flies' }),
    alongRoads: metres.nullable().meta({
      description:
        'Straight to the nearest road, along the roads, and straight on; `null` where no way leads there',
    }),
    path: lineString.nullable().meta({ description: 'That way, as GeoJSON' }),
    snappedFrom: metres
      .nullable()
      .meta({ description: 'From `from` to the nearest road, part of `alongRoads`' }),
    snappedTo: metres.nullable().meta({ description: 'From the nearest road to `to`, part of `alongRoads`' }),
    roads: z.enum(ROAD_SOURCES).nullable().meta({
      description:
        'What the ways were derived from: roads for ground vehicles, painted road markings where the map has no such roads, taxiways where it has neither; `null` where it has none of them',
    }),
  })
  .meta({ id: 'RoadDistance' });
export type RoadDistance = z.infer<typeof roadDistance>;
