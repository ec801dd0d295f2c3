import { KIND_EVENTS } from '../contract/events.ts';
import { HAPPENINGS_REACH_MS, isHappening, RECORD_KINDS, type RecordKind } from '../contract/records.ts';
import { toIso } from '../contract/time.ts';
import type { EntityFilter } from './filter.ts';
import { parsedState } from './parsed-state.ts';
import type { RecordReader, StoredRecord } from './record-reader.ts';
import { wholeRecord } from './whole-record.ts';

/**
 * The recorded state at `at` (ms since the epoch) that passes the filter, as the JSON of a `snapshot` event:
 * entities ordered by id, happenings of the ten minutes up to `at` in order of time.
 */
export function snapshotText(
  reader: RecordReader,
  airportId: string,
  at: number,
  filter: EntityFilter,
): string {
  const lists = RECORD_KINDS.map(kind => {
    const texts = filter.admits(kind) ? passingTexts(reader, airportId, kind, at, filter) : [];
    return `"${KIND_EVENTS[kind].list}":[${texts.join(',')}]`;
  });
  return `{"time":"${toIso(at)}",${lists.join(',')}}`;
}

function passingTexts(
  reader: RecordReader,
  airportId: string,
  kind: RecordKind,
  at: number,
  filter: EntityFilter,
): string[] {
  if (isHappening(kind)) {
    const happenings = reader.readSpan(airportId, kind, at - HAPPENINGS_REACH_MS, at).map(textOf);
    return happenings.filter(text => {
      const state = parsedState(text);
      return state !== null && filter.passes(kind, state);
    });
  }
  const states = reader.readState(airportId, kind, at);
  if (filter.isOpen(kind)) return states.map(textOf);
  const whole = states.flatMap(state => wholeRecord(reader, airportId, kind, state) ?? []);
  return whole.filter(({ state }) => filter.passes(kind, state)).map(textOf);
}

function textOf({ text }: StoredRecord): string {
  return text;
}
