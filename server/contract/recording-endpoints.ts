import { z } from 'zod';
import { API_BASE, type Endpoint } from './endpoint.ts';
import { MAX_UPLOAD_FILES } from './importable-files.ts';
import { timeZone } from './lines.ts';
import { problem } from './problems.ts';
import { importProgress, importReport, recordingFormat } from './recordings.ts';
import { referencePoint } from './reference-point.ts';
import { airportId } from './session.ts';

/** How long the text of a profile may be, characters. */
export const MAX_PROFILE_LENGTH = 64 * 1024;

/** People write it in small letters too. */
const toldAirport = z.string().toUpperCase().pipe(airportId);

/** What may stand beside the files; each once at most. */
export const importFields = z.strictObject({
  airport: toldAirport.optional().meta({
    description: 'ICAO location indicator, where a file does not name its airport; small letters will do',
    examples: ['LEBL'],
    pattern: '^[A-Za-z0-9]{3,8}$',
  }),
  format: recordingFormat
    .optional()
    .meta({ description: 'Where the content does not tell it; of several files, for those alone' }),
  date: z.iso
    .date({ error: 'must be a date such as 2020-10-02' })
    .optional()
    .meta({ description: 'Date in UTC of the first row, where a table tells only the time of day' }),
  reference: referencePoint.optional().meta({
    description:
      'Latitude and longitude of the point from which a sensor tells metres, where it is not that of the airport',
    examples: ['41.29706278,2.078447222'],
  }),
  columns: z
    .string()
    .optional()
    .meta({
      description: 'Which column of a table holds what, where its names do not tell',
      examples: ['time=when,id=unit,lat=y,lon=x'],
    }),
  profile: z
    .string()
    .max(MAX_PROFILE_LENGTH)
    .optional()
    .meta({
      description: 'How a table is read: the text of a profile in YAML or JSON, or the name of a preset',
      examples: ['sfo-flights'],
    }),
  timeZone: timeZone.optional().meta({
    description: 'The zone of times that name none: `UTC`, an offset, or an IANA time zone',
    examples: ['Europe/Madrid'],
  }),
});
export type ImportFields = z.infer<typeof importFields>;

const file = z.string().meta({
  format: 'binary',
  description: `A recording, a table or a map in any of the formats, plain or gzip; up to ${MAX_UPLOAD_FILES}`,
});

const event = <N extends string, T extends z.ZodType>(name: N, data: T) =>
  z.strictObject({ event: z.literal(name), data });

const progressStream = z
  .discriminatedUnion('event', [
    event('progress', importProgress),
    event('report', importReport),
    event('error', problem),
  ])
  .meta({ id: 'ImportEvent' });

/** Bringing recordings in. */
export const RECORDING_ENDPOINTS = {
  importRecordings: {
    method: 'post',
    path: `${API_BASE}/recordings`,
    summary: 'Import recordings',
    description:
      'All files of a request come in together or none does; one that the store has already changes nothing. ' +
      'Maps are read before the rest, so that positions find their airport. ' +
      'Lines that cannot be used are set aside, counted and told in the report.\n\n' +
      'Where `Accept` names `text/event-stream`, the answer is a stream: `progress` events, a few a second, while ' +
      'the body still arrives and after, then one `report`, or one `error` whose data is the problem. A request ' +
      'that can be refused by its headers is refused with a problem in either case. ' +
      'Closing the connection before the report cancels the import, and nothing of it stays.\n\n' +
      'One import runs at a time: another is refused with 409 `import_in_progress`. ' +
      'A body may have as many MB as the setting `MAX_UPLOAD_MB` says. ' +
      'A 422 `recording_unusable` names in `detail`, and in `errors`, the file and each field that would help, if one would.',
    form: importFields.extend({ file: z.array(file).min(1) }),
    answers: {
      200: {
        description: 'The store had all of it already; or the stream',
        content: { 'application/json': importReport, 'text/event-stream': progressStream },
      },
      201: { description: 'It is imported', content: { 'application/json': importReport } },
    },
    problems: ['import_in_progress', 'recording_unusable', 'insufficient_storage'],
  },
} as const satisfies Record<string, Endpoint>;
