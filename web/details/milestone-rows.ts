/** Milestones of one event side by side: scheduled or target, estimated, actual; `null` where not given. */
export type MilestoneRow = {
  readonly name: string;
  readonly planned: string | null;
  readonly estimated: string | null;
  readonly actual: string | null;
};

type Event = {
  readonly name: string;
  readonly planned?: string;
  readonly estimated?: readonly string[];
  readonly actual?: string;
};

/** The abbreviations of the EUROCONTROL A-CDM Implementation Manual, by the event that they time, in its order. */
const EVENTS: readonly Event[] = [
  { name: 'Landing', planned: 'SLDT', estimated: ['ELDT', 'TLDT'], actual: 'ALDT' },
  { name: 'In-block', planned: 'SIBT', estimated: ['EIBT'], actual: 'AIBT' },
  { name: 'Ground handling', actual: 'ACGT' },
  { name: 'Boarding', actual: 'ASBT' },
  { name: 'Ready', actual: 'ARDT' },
  { name: 'Start-up request', actual: 'ASRT' },
  { name: 'Start-up approval', planned: 'TSAT', actual: 'ASAT' },
  { name: 'Off-block', planned: 'SOBT', estimated: ['TOBT', 'EOBT'], actual: 'AOBT' },
  { name: 'Take-off', planned: 'CTOT', estimated: ['TTOT', 'ETOT'], actual: 'ATOT' },
];

const PAIRED = new Set(
  EVENTS.flatMap(({ planned, estimated = [], actual }) => [planned, ...estimated, actual]),
);

/** The events that anything is known of, then the milestones that belong to none, by their abbreviation. */
export function milestoneRows(milestones: Readonly<Record<string, string | null>>): MilestoneRow[] {
  const time = (name: string | undefined) => (name === undefined ? null : (milestones[name] ?? null));
  const rows = EVENTS.map(({ name, planned, estimated = [], actual }) => ({
    name,
    planned: time(planned),
    estimated: estimated.map(time).find(each => each !== null) ?? null,
    actual: time(actual),
  })).filter(row => row.planned !== null || row.estimated !== null || row.actual !== null);
  const others = Object.keys(milestones)
    .filter(name => !PAIRED.has(name) && milestones[name])
    .map(name => ({ name, planned: time(name), estimated: null, actual: null }));
  return [...rows, ...others];
}
