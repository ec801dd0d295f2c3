import { counted } from '../counted.ts';
import type { EditionChoice } from './edition-choice.ts';
import { padded, type RecordWalk } from './record-walk.ts';
import type { CaptureTally } from './recording-stream.ts';
import type { Reference } from './reference.ts';
import type { TargetIds } from './target-ids.ts';
import type { TargetWriter } from './target-writer.ts';

const MESSAGES = new Map([
  [2, 'start of update cycle'],
  [3, 'periodic status'],
  [4, 'event-triggered status'],
]);

/** What came of reading a recording of ASTERIX. */
export interface Reading {
  readonly walk: RecordWalk;
  readonly choice: EditionChoice;
  readonly writer: TargetWriter;
  readonly ids: TargetIds;
  readonly fixedIds: ReadonlySet<string>;
  /** Around which point positions in metres were taken; `undefined` where there were none. */
  readonly reference: Reference | undefined;
  /** `undefined` where the file is no capture. */
  readonly capture: CaptureTally | undefined;
  /** Whether a capture's own times tell the day. */
  readonly datedByCapture: boolean;
}

/** What the person who imports should know, a line each. */
export function importNotes(reading: Reading): string[] {
  const { writer, ids, fixedIds, reference } = reading;
  const unplaced = writer.sightings.get('without position') ?? 0;
  const unnamed = writer.sightings.get('without name') ?? 0;
  return [
    ...categoryNotes(reading),
    ...messageNotes(writer),
    ...captureNotes(reading),
    ...(reference ? [referenceNote(reference)] : []),
    ...(fixedIds.size > 0
      ? [
          `left out ${counted(writer.leftOut, 'position')} of ${counted(fixedIds.size, 'fixed transponder')}: ${[...fixedIds].sort().join(', ')}`,
        ]
      : []),
    ...(unplaced > 0 ? [`left out ${counted(unplaced, 'target report')} without a position`] : []),
    ...(unnamed > 0
      ? [`left out ${counted(unnamed, 'target report')} with neither an address nor a track number`]
      : []),
    ...(ids.unaddressed > 0
      ? [`${ids.unaddressed} tracks without an address are named after sensor, track number and first report`]
      : []),
  ];
}

function categoryNotes({ walk, choice }: Reading): string[] {
  return [...walk.blocks]
    .sort(([a], [b]) => a - b)
    .map(([category, blocks]) => {
      const edition = choice.best(category);
      return edition
        ? `CAT${padded(category)} edition ${edition.edition}: ${counted(walk.records.get(category) ?? 0, 'record')} in ${counted(blocks, 'block')}`
        : `CAT${padded(category)} is not read: ${counted(blocks, 'block')}`;
    });
}

function messageNotes({ messages }: TargetWriter): string[] {
  if (messages.size === 0) return [];
  const parts = [...messages].sort(([a], [b]) => a - b);
  return [
    `messages that tell of no target: ${parts.map(([type, count]) => `${count.toLocaleString('en')} ${MESSAGES.get(type) ?? `of type ${type}`}`).join(', ')}`,
  ];
}

function captureNotes({ capture, datedByCapture }: Reading): string[] {
  if (!capture) return [];
  const others = capture.others > 0 ? `, ${capture.others.toLocaleString('en')} of them without ASTERIX` : '';
  const dated = datedByCapture ? '; the day is that of the capture' : '';
  return [`${counted(capture.packets, 'packet')}${others}${dated}`];
}

function referenceNote({ lat, lon, airportId }: Reference): string {
  const origin =
    airportId === undefined
      ? ''
      : `, the reference point of ${airportId}; where the sensor reckons from another, tell that one as the reference`;
  return `positions in metres are taken around ${lat},${lon}${origin}`;
}
