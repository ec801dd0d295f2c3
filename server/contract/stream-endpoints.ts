import { z } from 'zod';
import { API_BASE, type Endpoint } from './endpoint.ts';
import { EVENT_SCHEMAS } from './events.ts';
import { filterQuery, filtersOf, queryBoolean, queryNumber, queryTime } from './query.ts';
import { identifier } from './records.ts';
import { type SessionOptions, sessionOptions } from './session.ts';

const eventId = z.string().max(200).meta({ description: 'The id of the last event that was received' });

/** Every event that a stream carries: `id:`, `event:` and `data:` lines, `data` being JSON in one line. */
const streamEvent = z
  .union(
    Object.entries(EVENT_SCHEMAS).map(([event, data]) =>
      z.strictObject({ id: z.string(), event: z.literal(event), data }).meta({ id: `Event_${event}` }),
    ),
  )
  .meta({ id: 'StreamEvent' });

const eventStream = {
  200: {
    description: 'The event stream: first a playback event, then a snapshot, then what follows',
    content: { 'text/event-stream': streamEvent },
  },
  204: { description: 'The session was ended: nothing will come, do not reconnect' },
};

const resumeHeaders = z.object({ 'Last-Event-ID': eventId.optional() });

const range = sessionOptions.shape;
const RANGE_FIELDS = ['airportId', 'startTime', 'endTime'] as const;

const streamQuery = z
  .strictObject({
    sessionId: identifier.optional(),
    lastEventId: eventId.optional(),
    airportId: range.airportId.optional(),
    startTime: queryTime.optional(),
    endTime: queryTime.optional(),
    playbackSpeed: queryNumber(range.playbackSpeed.unwrap()).optional(),
    loop: queryBoolean.optional(),
    time: queryTime.optional(),
    paused: queryBoolean.optional(),
    conflate: queryBoolean.optional(),
    ...filterQuery,
  })
  .superRefine((query, context) => {
    const message = 'is required where no sessionId is given';
    for (const field of query.sessionId === undefined ? RANGE_FIELDS : []) {
      if (query[field] === undefined) context.addIssue({ code: 'custom', path: [field], message });
    }
    if (query.sessionId === undefined) return;
    for (const field of Object.keys(query)) {
      if (field === 'sessionId' || field === 'lastEventId') continue;
      context.addIssue({ code: 'custom', path: [field], message: 'does not go with sessionId' });
    }
  });

/** The options of a session that a stream's query opens. */
export function optionsOf(query: z.infer<typeof streamQuery>): SessionOptions {
  const own = Object.entries(query).filter(([field]) => field in sessionOptions.shape);
  return sessionOptions.parse({ ...Object.fromEntries(own), filters: filtersOf(query) });
}

/** Streams of events. */
export const STREAM_ENDPOINTS = {
  openStream: {
    method: 'post',
    path: `${API_BASE}/stream`,
    summary: 'Open a private session and stream it',
    description:
      'A `Last-Event-ID` of a private session that still lives goes on with that one, right after the event; any other opens a new session.',
    query: z.strictObject({ lastEventId: eventId.optional() }),
    headers: resumeHeaders,
    body: sessionOptions,
    answers: eventStream,
    problems: ['airport_not_found', 'invalid_range', 'out_of_range', 'too_many_sessions'],
  },
  getStream: {
    method: 'get',
    path: `${API_BASE}/stream`,
    summary: 'Stream a session, or open a private one and stream it',
    description:
      'With `sessionId` joins that session; else opens a private session over `airportId`, `startTime` and `endTime`. ' +
      '`Last-Event-ID`, as a header or as `lastEventId`, goes on right after that event where the session still holds it; the header comes first.',
    query: streamQuery,
    headers: resumeHeaders,
    answers: eventStream,
    problems: [
      'airport_not_found',
      'session_not_found',
      'invalid_range',
      'out_of_range',
      'too_many_sessions',
    ],
  },
} as const satisfies Record<string, Endpoint>;
