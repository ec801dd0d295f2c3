import { z } from 'zod';
import { filters } from './filters.ts';
import { identifier, recordKind } from './records.ts';
import { isoDuration, isoTime } from './time.ts';

const MAX_PLAYBACK_SPEED = 3600;

export const playbackSpeed = z
  .number()
  .gt(0)
  .max(MAX_PLAYBACK_SPEED)
  .meta({ description: 'Replay seconds per second of wall time, (0, 3600]' });

export const airportId = z
  .string()
  .regex(/^[A-Z0-9]{3,8}$/, 'must be an airport code of 3 to 8 capitals or digits, such as LEBL')
  .meta({ description: 'ICAO location indicator', examples: ['LEBL'] });

/** The airport that a request names: one that the store does not have is not found, whatever it looks like. */
export const namedAirportId = identifier.meta({
  description: 'ICAO location indicator',
  examples: ['LEBL'],
});

const playbackStatus = z.enum(['playing', 'paused', 'ended']).meta({ id: 'PlaybackStatus' });
export type PlaybackStatus = z.infer<typeof playbackStatus>;

/** Who gives a command, as the others read it; no proof of who it is. */
const driverName = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^\P{Cc}*$/u, 'must be a name without control characters')
  .meta({ description: 'Display name of whoever gives the command', examples: ['Li'] });

/** One playhead over `[startTime, endTime]` of one airport, as every viewer sees it. */
export const sessionState = z
  .strictObject({
    sessionId: identifier,
    revision: z.int().min(0),
    airportId,
    startTime: isoTime,
    endTime: isoTime,
    time: isoTime,
    status: playbackStatus,
    playbackSpeed,
    loop: z.boolean(),
    filters,
    viewers: z.int().min(0),
    shared: z.boolean(),
    driver: driverName.nullable().meta({
      description: 'The name given with the last command that changed something; null where none was',
    }),
  })
  .meta({ id: 'Session' });
export type SessionState = z.infer<typeof sessionState>;

/** What opens a session. `conflate: false` delivers every vehicle position, not only a tick's last. */
export const sessionOptions = z
  .strictObject({
    airportId: namedAirportId,
    startTime: isoTime,
    endTime: isoTime,
    playbackSpeed: playbackSpeed.default(1),
    filters: filters.default({}),
    loop: z.boolean().default(false),
    time: isoTime.optional(),
    paused: z.boolean().default(false),
    conflate: z.boolean().default(true),
  })
  .meta({ id: 'SessionOptions' });
export type SessionOptions = z.infer<typeof sessionOptions>;

const expectedRevision = z.int().min(0).optional();

/** What any command may say beside what is to be done. */
export const commandManner = { expectedRevision, driver: driverName.optional() };

const addressed = { sessionId: identifier, ...commandManner };

interface StepGoal {
  readonly by?: string | undefined;
  readonly to?: string | undefined;
  readonly kind?: string | undefined;
  readonly id?: string | undefined;
}

/** Control commands, told apart by `action`, with the fields that address them. `step` takes `by` or `to`, never both. */
export function controlActions<A extends z.ZodRawShape>(fields: A) {
  const plain = <N extends string>(action: N) => z.strictObject({ ...fields, action: z.literal(action) });
  return z.discriminatedUnion('action', [
    plain('play'),
    plain('pause'),
    plain('toggle'),
    plain('stop'),
    z.strictObject({ ...fields, action: z.literal('seek'), time: isoTime }),
    z
      .strictObject({
        ...fields,
        action: z.literal('step'),
        by: isoDuration.optional(),
        to: z.enum(['next', 'previous']).optional(),
        kind: recordKind.optional(),
        id: identifier.optional(),
      })
      .refine(hasOneGoal, {
        error: 'needs by (a duration) or to (next or previous), and not both',
        path: ['by'],
      })
      .refine(searchesOrNot, { error: 'goes with to, not with by', path: ['kind'] }),
  ]);
}

function hasOneGoal(step: unknown): boolean {
  const { by, to } = step as StepGoal;
  return (by === undefined) !== (to === undefined);
}

function searchesOrNot(step: unknown): boolean {
  const { by, kind, id } = step as StepGoal;
  return by === undefined || (kind === undefined && id === undefined);
}

/** The body of `POST …/control`. */
export const controlCommand = controlActions(addressed).meta({ id: 'ControlCommand' });
export type ControlCommand = z.infer<typeof controlCommand>;

/** What `set-params` can change. */
export const paramsFields = {
  startTime: isoTime.optional(),
  endTime: isoTime.optional(),
  playbackSpeed: playbackSpeed.optional(),
  filters: filters.optional(),
  loop: z.boolean().optional(),
};

/** The body of `POST …/set-params`: what is named changes, live. */
export const paramsCommand = z.strictObject({ ...addressed, ...paramsFields }).meta({ id: 'ParamsCommand' });
export type ParamsCommand = z.infer<typeof paramsCommand>;

export const commandAnswer = z
  .strictObject({ status: z.literal('success'), session: sessionState })
  .meta({ id: 'CommandAnswer' });
