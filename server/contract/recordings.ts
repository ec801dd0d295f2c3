import { z } from 'zod';
import { finding } from './findings.ts';
import { recordedSpan } from './history.ts';
import { LACKS } from './lacks.ts';
import { airportId } from './session.ts';
import { isoTime } from './time.ts';

/** The formats that can be imported. */
export const RECORDING_FORMATS = [
  'ndjson',
  'csv',
  'json',
  'apt-dat',
  'geojson',
  'overpass',
  'readsb',
  'smes',
  'asterix',
  'pcap',
] as const;
export const recordingFormat = z.enum(RECORDING_FORMATS);
export type RecordingFormat = z.infer<typeof recordingFormat>;

const count = z.int().min(0);

const lineCounts = z
  .strictObject({
    airport: count,
    vehicle: count,
    vehicle_update: count,
    task_update: count,
    flight_update: count,
    notification: count,
    decision: count,
  })
  .partial()
  .meta({ description: 'Lines by their `kind` in NDJSON; a kind without lines is missing' });

const setAsideExample = z.strictObject({
  file: z.string().meta({ description: "The file's name" }),
  line: z
    .int()
    .min(1)
    .nullable()
    .meta({ description: 'Number of the line in its file, from 1; `null` where the file has no lines' }),
  offset: count.nullable().meta({
    description: 'Bytes of the unpacked file before the piece, where the file has no lines',
  }),
  text: z.string().meta({ description: 'Its beginning, up to 2,000 characters' }),
  reason: z.string(),
});
export type SetAsideExample = z.infer<typeof setAsideExample>;

const setAsideReason = z
  .strictObject({
    reason: z.string().meta({ description: 'What is wrong, without the value that stood there' }),
    lines: z.int().min(1),
    examples: z.array(setAsideExample),
  })
  .meta({ id: 'SetAsideReason' });
export type SetAsideReason = z.infer<typeof setAsideReason>;

/** What came in, how good it is, and what could not be used. */
export const recordingQuality = z
  .strictObject({
    lines: count.meta({ description: 'Lines that were used, of any kind' }),
    counts: lineCounts,
    spans: z.array(recordedSpan),
    from: isoTime.nullable(),
    to: isoTime.nullable(),
    airportIds: z.array(z.string()),
    maps: z.array(z.string()).meta({ description: 'Airports whose map was read' }),
    vehicles: count.meta({ description: 'Vehicles with at least one position' }),
    tasks: count,
    flights: count,
    findings: z.array(finding).meta({
      description: 'What is wrong or doubtful about the records, the gravest first; each kind at most once',
    }),
    setAside: count.meta({ description: 'Pieces that could not be used: lines, blocks or entries' }),
    setAsideReasons: z.array(setAsideReason).meta({ description: 'The commonest reasons first' }),
  })
  .meta({ id: 'RecordingQuality' });
export type RecordingQuality = z.infer<typeof recordingQuality>;

const importedFile = z
  .strictObject({
    name: z.string(),
    bytes: count,
    format: z.string(),
    recordingId: z.int(),
    alreadyImported: z
      .boolean()
      .meta({ description: 'The store had this content already, as that recording: nothing changed' }),
    quality: recordingQuality.nullable().meta({ description: '`null` where it was already imported' }),
    notes: z.array(z.string()).meta({ description: 'What else there is to know, such as the columns used' }),
  })
  .meta({ id: 'ImportedFile' });
export type ImportedFile = z.infer<typeof importedFile>;

const importedAirport = z
  .strictObject({
    airportId,
    name: z.string(),
    missing: z
      .array(z.enum(LACKS))
      .meta({ description: 'What the store has none of at this airport, earlier recordings counted' }),
  })
  .meta({ id: 'ImportedAirport' });
export type ImportedAirport = z.infer<typeof importedAirport>;

export const importReport = z
  .strictObject({
    files: z.array(importedFile),
    total: recordingQuality,
    airports: z.array(importedAirport),
  })
  .meta({ id: 'ImportReport' });
export type ImportReport = z.infer<typeof importReport>;

/** What an import does, in this order; a file that is no table is not scanned. */
const IMPORT_PHASES = ['receiving', 'checking', 'scanning', 'reading', 'writing'] as const;

export const importProgress = z
  .strictObject({
    phase: z.enum(IMPORT_PHASES),
    file: z.string().nullable().meta({ description: 'The file at work; `null` until its name is known' }),
    bytesRead: count,
    bytesTotal: count.nullable().meta({
      description: "Of the request while it is received, then of the file; `null` where that isn't known",
    }),
    records: count.meta({ description: 'Lines used so far, of all files' }),
    setAside: count,
  })
  .meta({ id: 'ImportProgress' });
export type ImportProgressEvent = z.infer<typeof importProgress>;
