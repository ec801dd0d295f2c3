/** Milestones of one event side by side: scheduled or target, estimated, actual; `null` where not given. */
export type MilestoneRow = {
  /** The event's word in the texts, or the abbreviation of a milestone that belongs to none. */
  readonly event: MilestoneEvent | null;
  readonly name: string;
  readonly planned: string | null;
  readonly estimated: string | null;
  readonly actual: string | null;
};

export type MilestoneEvent =
  | 'landing'
  | 'inBlock'
  | 'handling'
  | 'boarding'
  | 'ready'
  | 'startUpRequest'
  | 'startUpApproval'
  | 'offBlock'
  | 'takeOff';

type Event = {
  readonly event: MilestoneEvent;
  readonly planned?: string;
  readonly estimated?: readonly string[];
  readonly actual: string;
};

/** The abbreviations of the EUROCONTROL A-CDM Implementation Manual, by the event that they time, in its order. */
const EVENTS: readonly Event[] = [
  { event: 'landing', planned: 'SLDT', estimated: ['ELDT', 'TLDT'], actual: 'ALDT' },
  { event: 'inBlock', planned: 'SIBT', estimated: ['EIBT'], actual: 'AIBT' },
  { event: 'handling', actual: 'ACGT' },
  { event: 'boarding', actual: 'ASBT' },
  { event: 'ready', actual: 'ARDT' },
  { event: 'startUpRequest', actual: 'ASRT' },
  { event: 'startUpApproval', planned: 'TSAT', actual: 'ASAT' },
  { event: 'offBlock', planned: 'SOBT', estimated: ['TOBT', 'EOBT'], actual: 'AOBT' },
  { event: 'takeOff', planned: 'CTOT', estimated: ['TTOT', 'ETOT'], actual: 'ATOT' },
];

const PAIRED = new Set(
  EVENTS.flatMap(({ planned, estimated = [], actual }) => [planned, ...estimated, actual]),
);

/** The scheduled or target milestone of the event that `actual` times; `undefined` where there is none. */
export function scheduleOf(actual: string): string | undefined {
  return EVENTS.find(each => each.actual === actual)?.planned;
}

/** The event that an actual milestone times. */
export function eventOf(actual: string): MilestoneEvent | undefined {
  return EVENTS.find(each => each.actual === actual)?.event;
}

/** The events that anything is known of, then the milestones that belong to none, by their abbreviation. */
export function milestoneRows(milestones: Readonly<Record<string, string | null>>): MilestoneRow[] {
  const time = (name: string | undefined) => (name === undefined ? null : (milestones[name] ?? null));
  const rows = EVENTS.map(({ event, planned, estimated = [], actual }) => ({
    event,
    name: actual,
    planned: time(planned),
    estimated: estimated.map(time).find(each => each !== null) ?? null,
    actual: time(actual),
  })).filter(row => row.planned !== null || row.estimated !== null || row.actual !== null);
  const others = Object.keys(milestones)
    .filter(name => !PAIRED.has(name) && milestones[name])
    .map(name => ({ event: null, name, planned: time(name), estimated: null, actual: null }));
  return [...rows, ...others];
}
