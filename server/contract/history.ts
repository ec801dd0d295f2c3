import { z } from 'zod';
import { latitude, longitude, recordKind } from './records.ts';
import { airportId } from './session.ts';
import { isoTime } from './time.ts';

/** What is recorded of one kind at an airport; `from` and `to` are the first and last record's times. */
export const recordedSpan = z
  .strictObject({ kind: recordKind, from: isoTime, to: isoTime, records: z.int().min(1) })
  .meta({ id: 'RecordedSpan' });
export type RecordedSpan = z.infer<typeof recordedSpan>;

/** `lon`, `lat` are the reference point; `null` where no source gave one. `map` tells whether `…/map` has one to give. */
export const airport = z
  .strictObject({
    airportId,
    name: z.string(),
    timeZone: z.string().meta({ description: 'IANA time zone', examples: ['Europe/Madrid'] }),
    lon: longitude.nullable(),
    lat: latitude.nullable(),
    map: z.boolean().meta({ description: 'Whether it has a map' }),
    recorded: z.array(recordedSpan),
  })
  .meta({ id: 'Airport' });
export type Airport = z.infer<typeof airport>;

const count = z.int().min(0);

/**
 * What the timeline draws of `[from, to)`: records by kind that begin in it, tasks that turned late in it and
 * notifications by severity.
 */
const densityBucket = z
  .strictObject({
    from: isoTime,
    to: isoTime,
    counts: z.strictObject({
      vehicle: count,
      task: count,
      flight: count,
      notification: count,
      decision: count,
    }),
    lateTasks: count,
    notifications: z.strictObject({ info: count, warning: count, critical: count }),
  })
  .meta({ id: 'DensityBucket' });
export type DensityBucket = z.infer<typeof densityBucket>;

export const density = z
  .strictObject({ airportId, from: isoTime, to: isoTime, buckets: z.array(densityBucket) })
  .meta({ id: 'Density' });
export type Density = z.infer<typeof density>;

/** A page of a list: `next` is the cursor of the following page, `null` on the last. */
export const page = <T extends z.ZodType>(item: T) =>
  z.strictObject({ items: z.array(item), next: z.string().nullable() });
