import { z } from 'zod';
import { API_BASE, type Endpoint } from './endpoint.ts';
import { EVENT_SCHEMAS } from './events.ts';
import { filterQuery, filtersOf, queryBoolean, queryDuration, queryNumber, queryTime } from './query.ts';
import { identifier } from './records.ts';
import { type SessionOptions, sessionOptions } from './session.ts';
import { durationToMs } from './time.ts';

const eventId = z.string().meta({
  description:
    'The id of the last event that was received; one that the session does not hold leads to a snapshot',
});

const streamEvent = z
  .union(
    Object.entries(EVENT_SCHEMAS).map(([event, data]) =>
      z.strictObject({ id: z.string(), event: z.literal(event), data }).meta({ id: `Event_${event}` }),
    ),
  )
  .meta({
    id: 'StreamEvent',
    description:
      'An event: `id:`, `event:` and `data:` lines of an event stream, one text message of a WebSocket, one item of a poll',
  });

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

const maxRate = queryNumber(z.number().min(1)).optional().meta({
  description:
    'Events a second, for a weak link: positions are conflated more, everything else still comes, if need be above this rate',
});

/** What concerns one viewer and not the session. */
const viewing = { lastEventId: eventId.optional(), maxRate };

const LONGEST_WAIT_MS = 60_000;

const wait = queryDuration(
  z
    .string()
    .refine(isWait, { error: 'must be a duration from PT0S to PT60S, or a number of seconds' })
    .meta({
      description:
        'How long to wait for an event, PT0S to PT60S; a plain number counts as seconds. Left out, PT25S',
      examples: ['PT10S', '2.5'],
    }),
).default('PT25S');

function isWait(text: string): boolean {
  const ms = durationToMs(text) ?? -1;
  return ms >= 0 && ms <= LONGEST_WAIT_MS;
}

const watched = {
  sessionId: identifier.optional(),
  ...viewing,
  airportId: range.airportId.optional(),
  startTime: queryTime.optional(),
  endTime: queryTime.optional(),
  playbackSpeed: queryNumber(range.playbackSpeed.unwrap()).optional(),
  loop: queryBoolean.optional(),
  time: queryTime.optional(),
  paused: queryBoolean.optional(),
  conflate: queryBoolean.optional(),
  ...filterQuery,
};

/** Fields that go with a `sessionId`; all others open a session. */
const WITH_SESSION: ReadonlySet<string> = new Set(['sessionId', ...Object.keys(viewing), 'wait']);

const streamQuery = z.strictObject(watched).superRefine(checkWatched);
const pollQuery = z.strictObject({ ...watched, wait }).superRefine(checkWatched);

/** Which session to watch, and how. */
export type StreamQuery = z.infer<typeof streamQuery>;

function checkWatched(query: StreamQuery, context: z.RefinementCtx): void {
  const [missing, excess] =
    query.sessionId === undefined
      ? [RANGE_FIELDS.filter(field => query[field] === undefined), []]
      : [[], Object.keys(query).filter(field => !WITH_SESSION.has(field))];
  const refuse = (field: string, message: string) =>
    context.addIssue({ code: 'custom', path: [field], message });
  for (const field of missing) refuse(field, 'is required where no sessionId is given');
  for (const field of excess) refuse(field, 'does not go with sessionId');
}

/** The options of a session that a stream's query opens. */
export function optionsOf(query: StreamQuery): SessionOptions {
  const own = Object.entries(query).filter(([field]) => field in sessionOptions.shape);
  return sessionOptions.parse({ ...Object.fromEntries(own), filters: filtersOf(query) });
}

const SESSION_PROBLEMS = [
  'airport_not_found',
  'invalid_range',
  'out_of_range',
  'too_many_sessions',
  'too_many_viewers',
] as const;

const RESUMES =
  '`Last-Event-ID`, as a header or as `lastEventId`, goes on right after that event where the session still holds it; the header comes first.';

const REFUSED_FOR_NOW =
  'A refusal whose reason passes (429, 503) would end an `EventSource` for good. Where `Accept` names `text/event-stream` it is therefore answered with 200 and a stream that ends at once: a `retry` of 5 to 15 s and one `error` event whose data is the problem; an `EventSource` then comes back by itself. All others get the problem, and `Retry-After`.';

/** One stream of events, and the ways to it. */
export const STREAM_ENDPOINTS = {
  openStream: {
    method: 'post',
    path: `${API_BASE}/stream`,
    summary: 'Open a private session and stream it',
    description:
      'A `Last-Event-ID` of a private session that still lives goes on with that one, right after the event; any other opens a new session.',
    query: z.strictObject(viewing),
    headers: resumeHeaders,
    body: sessionOptions,
    answers: eventStream,
    problems: [...SESSION_PROBLEMS],
  },
  getStream: {
    method: 'get',
    path: `${API_BASE}/stream`,
    summary: 'Stream a session, or open a private one and stream it',
    description: `With \`sessionId\` joins that session; else opens a private session over \`airportId\`, \`startTime\` and \`endTime\`. ${RESUMES}\n\n${REFUSED_FOR_NOW}`,
    query: streamQuery,
    headers: resumeHeaders,
    answers: eventStream,
    problems: ['session_not_found', ...SESSION_PROBLEMS],
  },
  getWebSocket: {
    method: 'get',
    path: `${API_BASE}/ws`,
    summary: 'The same stream through a WebSocket, commands included',
    description:
      `The query is that of \`GET …/stream\`. ${RESUMES}\n\n` +
      'The server sends each event as one text message, a `StreamEvent`, and pings every 12 s; who does not answer for 60 s is cut off. ' +
      'The client may send commands, each as one text message of at most 64 KiB: a `ControlMessage` or a `ParamsMessage`, the bodies of `POST …/control` and `POST …/set-params` with a `requestId`. ' +
      "Without a `sessionId` it goes to this connection's session. Commands are carried out one after the other, in order, and each is answered by an `AnswerMessage` that repeats its `requestId`; events come in between. " +
      'A message that is no command is answered with a problem, and the connection stays open.\n\n' +
      'Close codes: 1000 after an `end` event (the session was ended: do not reconnect; who reconnects gets `end` again), 1001 when the server stops (do reconnect), 1007 and 1009 for a message that is not UTF-8 or far too large.',
    query: streamQuery,
    headers: resumeHeaders,
    answers: { 101: { description: 'The WebSocket is open' } },
    problems: ['upgrade_required', 'session_not_found', ...SESSION_PROBLEMS],
  },
  poll: {
    method: 'get',
    path: `${API_BASE}/poll`,
    summary: 'The same stream by long polling',
    description:
      'The query is that of `GET …/stream`, and `wait`. Without `lastEventId`, or with one that is not held any more, it answers at once with a `playback` and a `snapshot`; ' +
      'else with what came after that event, as soon as there is something, at the latest after `wait` with an empty list. ' +
      'Poll again at once with the `lastEventId` of the answer: who does so within 10 s goes on counting as a viewer. ' +
      'Where a range opened a private session, its `playback` names it, and the same address with `lastEventId` goes on with it.',
    query: pollQuery,
    headers: resumeHeaders,
    answers: {
      200: {
        description: 'The events that came, in order',
        content: {
          'application/json': z
            .strictObject({ events: z.array(streamEvent), lastEventId: z.string() })
            .meta({ id: 'PollAnswer' }),
        },
      },
      204: { description: 'The session was ended: nothing will come, do not poll again' },
    },
    problems: ['session_not_found', ...SESSION_PROBLEMS],
  },
} as const satisfies Record<string, Endpoint>;
