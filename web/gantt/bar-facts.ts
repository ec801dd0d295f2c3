import type { FlightState, TaskState } from '../../server/contract/records.ts';
import { delayText, durationText } from '../format/durations.ts';
import { words } from '../format/words.ts';
import { texts } from '../language/catalogues.ts';
import { gantt as english } from '../language/en/gantt.ts';
import { type LateReason, lateReasons } from '../shift/late-reason.ts';
import { lateReasonText } from '../shift/late-reason-text.ts';
import { lateBy } from '../shift/lateness.ts';
import { flightNameIn, type ShiftLog } from '../shift/shift-log.ts';
import { shownZone } from '../state/shown-zone.ts';
import { type FlightBar, type GanttBar, type Shape, shapeOf, stateOf, type TaskBar } from './gantt-bar.ts';

const t = texts('gantt', english);

/** A time as planned and as it came, with the difference in words; each `null` where it is not told. */
type TimeFact = {
  readonly name: string;
  readonly planned: string | null;
  readonly actual: string | null;
  readonly difference: string | null;
  readonly late: boolean;
};

/** What is said of a bar: all texts in the page's language. */
export type BarFacts = {
  readonly title: string;
  readonly who: readonly string[];
  readonly status: string;
  readonly late: string | null;
  readonly times: readonly TimeFact[];
  readonly reasons: readonly string[];
};

/** Of many reasons the weightiest are told. */
const TOLD_REASONS = 4;

/** What is known of a bar at `known` (ms since 1970), or as it turned out; `null` before it was told of. */
export function factsOf(bar: GanttBar, log: ShiftLog, known: number | null): BarFacts | null {
  const time = known ?? log.to;
  return bar.kind === 'task' ? taskFacts(bar, log, known, time) : flightFacts(bar, log, known, time);
}

function taskFacts(bar: TaskBar, log: ShiftLog, known: number | null, time: number): BarFacts | null {
  const state = stateOf(bar, known);
  if (!state) return null;
  const shape = shapeOf(state);
  const late = lateBy(state, time);
  const reasons = late === null ? [] : lateReasons(bar.id, log, time).slice(0, TOLD_REASONS);
  return {
    title: words(state.taskType),
    who: [
      flightName(state.flightId, log),
      state.stand && t('card.stand', { stand: state.stand }),
      state.vehicleId ?? t('card.noVehicle'),
      bar.id,
    ].filter(isSaid),
    status: words(state.status),
    late: late === null ? null : t('card.late', { duration: minutesText(late) }),
    times: timeFacts(shape, time, t('card.start'), t('card.end')),
    reasons: reasons.map((reason: LateReason) => lateReasonText(reason)),
  };
}

function flightFacts(bar: FlightBar, log: ShiftLog, known: number | null, time: number): BarFacts | null {
  const state = stateOf(bar, known);
  if (!state) return null;
  const tasks = [...log.tasks.values()]
    .map(story => (known === null ? story.last : story.at(known)))
    .filter((task): task is TaskState => task?.flightId === bar.id);
  const late = tasks.filter(task => lateBy(task, time) !== null).length;
  const counts = [
    tasks.length > 0 && t('card.tasks', { count: tasks.length }),
    late > 0 && t('card.lateTasks', { count: late }),
  ];
  return {
    title: state.callsign ?? bar.id,
    who: [
      state.aircraftType,
      state.registration,
      state.stand && t('card.stand', { stand: state.stand }),
      ...counts,
    ].filter(isSaid),
    status: words(state.status),
    late: null,
    times: flightTimes(state),
    reasons: [],
  };
}

function flightTimes({ milestones }: FlightState): TimeFact[] {
  const time = (name: string) => {
    const told = milestones?.[name];
    return told ? Date.parse(told) : null;
  };
  return [
    timeFact(t('card.landing'), time('ELDT'), time('ALDT')),
    timeFact(t('card.inBlock'), time('SIBT'), time('AIBT')),
    timeFact(t('card.readiness'), time('TOBT'), time('ARDT')),
    timeFact(t('card.startUp'), time('TSAT'), time('ASAT')),
    timeFact(t('card.offBlock'), time('SOBT'), time('AOBT')),
    timeFact(t('card.takeOff'), time('CTOT') ?? time('TTOT'), time('ATOT')),
  ].filter(fact => fact.planned !== null || fact.actual !== null);
}

function timeFacts({ planned, actual }: Shape, time: number, start: string, end: string): TimeFact[] {
  const ended = actual && actual.to <= time ? actual.to : null;
  return [
    timeFact(start, planned?.from ?? null, actual?.from ?? null),
    timeFact(end, planned?.to ?? null, ended),
  ];
}

function timeFact(name: string, planned: number | null, actual: number | null): TimeFact {
  const { minutes } = shownZone.value;
  const difference = planned === null || actual === null ? null : actual - planned;
  return {
    name,
    planned: planned === null ? null : minutes(planned),
    actual: actual === null ? null : minutes(actual),
    difference: difference === null ? null : delayText(difference),
    late: difference !== null && difference >= 60_000,
  };
}

function isSaid(part: string | false | null): part is string {
  return Boolean(part);
}

function flightName(flightId: string | null, log: ShiftLog): string | null {
  return flightId === null ? null : flightNameIn(log, flightId);
}

function minutesText(ms: number): string {
  return durationText(Math.round(ms / 60_000) * 60_000);
}

/** The same in sentences, for who does not see the bar. */
export function spokenFacts(facts: BarFacts): string {
  const times = facts.times.map(({ name, planned, actual }) =>
    t('spoken.times', { name, planned: planned ?? '–', actual: actual ?? t('card.notYet') }),
  );
  return [facts.title, ...facts.who, facts.status, ...times, facts.late, ...facts.reasons]
    .filter(Boolean)
    .join('. ');
}
