import { type EventName, KIND_EVENTS } from '../contract/events.ts';
import { isHappening, RECORD_KINDS, type RecordKind } from '../contract/records.ts';
import { toIso } from '../contract/time.ts';
import { damagedRecordEvents } from './damaged-record.ts';
import type { EntityFilter } from './filter.ts';
import type { DamagedRecord } from './record-reader.ts';
import type { Timeline } from './timeline.ts';
import type { TimelineRecord } from './timeline-record.ts';

/** An event before it has its place in the stream. */
export interface EventText {
  readonly event: EventName;
  readonly data: string;
}

/** What a session looks at: one airport through one filter. */
export interface Scope {
  readonly airportId: string;
  readonly filter: EntityFilter;
  /** Whether a vehicle's positions within one tick are cut down to the last. */
  readonly conflate: boolean;
}

/**
 * All that was recorded in `(after, upTo]` and passes the scope, as events in the order in which they are to be
 * applied, and an `error` for what is damaged; empty where nothing was. The same arguments give the same events as long as the recorded past is the same.
 */
export function tickEvents(timeline: Timeline, scope: Scope, after: number, upTo: number): EventText[] {
  const { airportId, filter } = scope;
  const time = toIso(upTo);
  const events: EventText[] = [];
  const damaged: DamagedRecord[] = [];
  for (const kind of RECORD_KINDS) {
    if (!filter.admits(kind)) continue;
    const conflated = kind === 'vehicle' && scope.conflate;
    if (filter.isOpen(kind)) {
      const list = timeline[conflated ? 'latestText' : 'spanText'](airportId, kind, after, upTo, damaged);
      if (list !== '') events.push(update(kind, time, list, isHappening(kind) ? undefined : []));
      continue;
    }
    const records = timeline[conflated ? 'latest' : 'span'](airportId, kind, after, upTo, damaged);
    if (isHappening(kind)) {
      const passing = records.filter(record => filter.passes(kind, record.state));
      if (passing.length > 0) events.push(update(kind, time, listOf(passing)));
    } else events.push(...entityUpdates(kind, time, records, filter));
  }
  if (damaged.length > 0) events.push(...damagedRecordEvents(damaged));
  return events;
}

/**
 * The updates of one kind. An entity that shows up and leaves the filter within the tick is told of in two events, so
 * that a client ends right in whichever order it reads the lists of one.
 */
function entityUpdates(
  kind: RecordKind,
  time: string,
  records: readonly TimelineRecord[],
  filter: EntityFilter,
): EventText[] {
  const shown: TimelineRecord[] = [];
  /** Per entity: whether clients hold it as the tick goes on. */
  const held = new Map<string, { before: boolean; shown: boolean; now: boolean }>();
  for (const record of records) {
    const now = filter.passes(kind, record.state);
    let entity = held.get(record.entityId);
    if (!entity) {
      const before = record.previous !== null && filter.passes(kind, record.previous.state);
      entity = { before, shown: false, now };
      held.set(record.entityId, entity);
    }
    entity.now = now;
    if (!now) continue;
    entity.shown = true;
    shown.push(record);
  }
  const gone = [...held].filter(([, entity]) => !entity.now && (entity.before || entity.shown));
  const removed = gone.map(([entityId]) => entityId);
  if (shown.length === 0 && removed.length === 0) return [];
  if (!gone.some(([, entity]) => entity.shown)) return [update(kind, time, listOf(shown), removed)];
  return [update(kind, time, listOf(shown), []), update(kind, time, '', removed)];
}

/** `list`: states as JSON with commas between. */
function update(kind: RecordKind, time: string, list: string, removed?: readonly string[]): EventText {
  const { event, list: name } = KIND_EVENTS[kind];
  const leavers = removed ? `,"removed":${JSON.stringify(removed)}` : '';
  return { event, data: `{"time":"${time}","${name}":[${list}]${leavers}}` };
}

function listOf(records: readonly TimelineRecord[]): string {
  return records.map(record => record.text).join(',');
}
