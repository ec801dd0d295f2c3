import { problemBody, ReplayError } from '../contract/problems.ts';
import { toIso } from '../contract/time.ts';
import type { DamagedRecord } from './record-reader.ts';
import type { EventText } from './tick.ts';

/** A tick names no more damaged records than this one by one. */
const MOST_NAMED = 10;

/** What the log is told of a damaged record. */
export function damagedRecordError(record: DamagedRecord): ReplayError {
  return new ReplayError('damaged_record', `${described(record)} is damaged and was left out.`);
}

/** The `error` events of the damaged records that a tick came across. */
export function damagedRecordEvents(records: readonly DamagedRecord[]): EventText[] {
  const details = records.slice(0, MOST_NAMED).map(record => damagedRecordError(record).message);
  const more = records.length - details.length;
  if (more > 0) details.push(`${more} more records are damaged and were left out.`);
  return details.map(detail => ({
    event: 'error',
    data: JSON.stringify(problemBody('damaged_record', detail)),
  }));
}

function described({ kind, entityId, time }: DamagedRecord): string {
  return `The record of ${kind} ${entityId} at ${toIso(time)}`;
}
