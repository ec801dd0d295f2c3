import { z } from 'zod';
import { identifier, latitude, longitude, recordKind } from './records.ts';
import { taskStatus, taskType, vehicleStatus, vehicleType } from './vocabulary.ts';

const list = <T extends z.ZodType>(item: T) => z.array(item).max(1000);

/**
 * What a session shows. Within one list any may match, between lists all must; a list applies to the kinds that
 * have the field. `bbox` is `[west, south, east, north]` in degrees; west > east crosses the antimeridian.
 */
export const filters = z
  .strictObject({
    kinds: list(recordKind).optional(),
    vehicleTypes: list(vehicleType).optional(),
    vehicleIds: list(identifier).optional(),
    vehicleStatuses: list(vehicleStatus).optional(),
    taskTypes: list(taskType).optional(),
    taskStatuses: list(taskStatus).optional(),
    taskIds: list(identifier).optional(),
    flightIds: list(identifier).optional(),
    stands: list(identifier).optional(),
    bbox: z
      .tuple([longitude, latitude, longitude, latitude], {
        error: 'must be west, south, east, north: four numbers',
      })
      .refine(([, south, , north]) => south <= north, { error: 'must not have its south above its north' })
      .optional(),
  })
  .meta({ id: 'Filters' });
export type Filters = z.infer<typeof filters>;
