import { z } from 'zod';
import { recordingQuality } from './recordings.ts';
import { airportId } from './session.ts';
import { isoTime } from './time.ts';

const count = z.int().min(0);

/** A recording in the store: what it was made from and what it holds. */
export const recording = z
  .strictObject({
    recordingId: z.int().min(1),
    name: z.string().meta({ description: "The file's name" }),
    format: z.string(),
    sha256: z.string().meta({ description: 'Of the file as it was, in hexadecimal' }),
    importedAt: isoTime,
    bytes: count.nullable().meta({
      description: 'Size of the file as it was; `null` where there was none, or before sizes were kept',
    }),
    airportIds: z.array(airportId).meta({ description: 'Every airport that it names' }),
    maps: z.array(airportId).meta({ description: 'Airports whose map it holds' }),
    from: isoTime.nullable().meta({ description: 'Time of its first record; `null` where it has none' }),
    to: isoTime.nullable(),
    counts: z
      .strictObject({ vehicle: count, task: count, flight: count, notification: count, decision: count })
      .meta({ description: 'Records by kind' }),
    setAside: count.meta({ description: 'Pieces of the file that could not be used' }),
  })
  .meta({ id: 'Recording' });
export type Recording = z.infer<typeof recording>;

/** What was told of a recording when it was imported. */
export const recordingReport = z
  .strictObject({
    recording,
    quality: recordingQuality.nullable().meta({
      description:
        '`null` where it was imported by an older version, whose report was not kept or told other things',
    }),
    notes: z.array(z.string()).meta({ description: 'What else there is to know, such as the columns used' }),
  })
  .meta({ id: 'RecordingReport' });
export type RecordingReport = z.infer<typeof recordingReport>;

/** How far a deletion is. */
export const deletionProgress = z
  .strictObject({
    recordsDeleted: count,
    recordsTotal: count.meta({
      description: 'Records of the recording; after the last of them something remains to be done',
    }),
  })
  .meta({ id: 'DeletionProgress' });
export type DeletionProgress = z.infer<typeof deletionProgress>;

/** A piece of a recording's file that could not be used. */
export const setAsidePiece = z
  .strictObject({
    line: z
      .int()
      .min(1)
      .nullable()
      .meta({ description: 'Number of the line in the file, from 1; `null` where it has no lines' }),
    offset: count.nullable().meta({
      description: 'Bytes of the unpacked file before the piece, where it has no lines',
    }),
    text: z.string().meta({ description: 'Its beginning, up to 2,000 characters' }),
    reason: z.string(),
  })
  .meta({ id: 'SetAsidePiece' });
export type SetAsidePiece = z.infer<typeof setAsidePiece>;
