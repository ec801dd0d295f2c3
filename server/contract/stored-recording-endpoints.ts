import { z } from 'zod';
import { API_BASE, type Endpoint } from './endpoint.ts';
import { page } from './history.ts';
import { problem } from './problems.ts';
import { pageQuery, queryNumber } from './query.ts';
import { deletionProgress, recording, recordingReport, setAsidePiece } from './stored-recordings.ts';

const params = z.strictObject({
  recordingId: queryNumber(z.int().min(1)).meta({ description: 'Its number, as the list tells it' }),
});

const json = (description: string, schema: z.ZodType) => ({
  200: { description, content: { 'application/json': schema } },
});

const event = <N extends string, T extends z.ZodType>(name: N, data: T) =>
  z.strictObject({ event: z.literal(name), data });

const deletionStream = z
  .discriminatedUnion('event', [
    event('progress', deletionProgress),
    event('deleted', z.strictObject({ recordingId: z.int() })),
    event('error', problem),
  ])
  .meta({ id: 'DeletionEvent' });

/** The recordings that the store holds. */
export const STORED_RECORDING_ENDPOINTS = {
  listRecordings: {
    method: 'get',
    path: `${API_BASE}/recordings`,
    summary: 'List the recordings in the store, the latest imported first',
    query: z.strictObject(pageQuery),
    answers: json('A page of recordings', page(recording)),
    problems: [],
    cacheable: true,
  },
  getRecording: {
    method: 'get',
    path: `${API_BASE}/recordings/{recordingId}`,
    summary: 'Read what a recording was made from and what it holds',
    params,
    answers: json('The recording', recording),
    problems: ['recording_not_found'],
    cacheable: true,
  },
  getRecordingReport: {
    method: 'get',
    path: `${API_BASE}/recordings/{recordingId}/report`,
    summary: 'Read how good a recording is, as was told when it was imported',
    params,
    answers: json('The report', recordingReport),
    problems: ['recording_not_found'],
    cacheable: true,
  },
  listSetAside: {
    method: 'get',
    path: `${API_BASE}/recordings/{recordingId}/set-aside`,
    summary: "List the pieces of a recording's file that could not be used, in the file's order",
    description: 'The first 10,000 are kept; `setAside` of the recording tells how many there were.',
    params,
    query: z.strictObject(pageQuery),
    answers: json('A page of pieces', page(setAsidePiece)),
    problems: ['recording_not_found'],
    cacheable: true,
  },
  deleteRecording: {
    method: 'delete',
    path: `${API_BASE}/recordings/{recordingId}`,
    summary: 'Delete a recording with all that it brought',
    description:
      'Afterwards everything is as though it had never been imported: its records, whom only it named, its maps ' +
      'and descriptions, for which those of the latest other recording count again. It happens whole or not at ' +
      'all, and goes on where the client does not wait for it. Sessions go on, and their viewers get a `snapshot`; ' +
      'one of an airport that nothing names any more finds nothing recorded.\n\n' +
      'Where `Accept` names `text/event-stream`, the answer is a stream: `progress` events, a few a second, then one ' +
      '`deleted`, or one `error` whose data is the problem.\n\n' +
      'While recordings are imported or deleted it is refused with 409 `import_in_progress`.',
    params,
    answers: {
      200: { description: 'The stream', content: { 'text/event-stream': deletionStream } },
      204: { description: 'It is gone' },
    },
    problems: ['recording_not_found', 'import_in_progress', 'insufficient_storage'],
  },
} as const satisfies Record<string, Endpoint>;
