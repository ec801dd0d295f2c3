import type { Selection } from '../state/selection.ts';
import { type FlightBar, type GanttBar, type Span, shapeOf, type TaskBar } from './gantt-bar.ts';
import { IntervalIndex } from './interval-index.ts';
import { packLanes } from './pack-lanes.ts';
import type { Bars } from './row-drafts.ts';

/** A row of the Gantt: a stand, a vehicle, a flight, or work of one kind that has no vehicle. */
export type GanttRow = {
  readonly key: string;
  /** Rows of one group stand together below its name; `null` where the rows are not grouped. */
  readonly group: string | null;
  readonly label: string;
  readonly note: string;
  /** What a click on its label selects. */
  readonly entity: Selection | null;
  /** Aircraft on stand; `null` in rows that have no place for them. */
  readonly aircraft: IntervalIndex<FlightBar> | null;
  readonly tasks: IntervalIndex<TaskBar>;
  readonly laneOf: ReadonlyMap<TaskBar, number>;
  readonly lanes: number;
  /** Whether it has room for the milestones of its flight. */
  readonly milestones: boolean;
  /** Whether a bar belongs here by what was known at a time (`null`: as it turned out): stands and vehicles change. */
  readonly holds: (bar: GanttBar, time: number | null) => boolean;
  /** What a search looks through, in small letters; put together when first asked for. */
  readonly searched: () => string;
};

type RowDraft = Pick<GanttRow, 'key' | 'group' | 'label' | 'note' | 'entity' | 'holds'> & {
  readonly bars: Bars;
  readonly withAircraft: boolean;
  readonly milestones?: boolean;
};

/** A row of these bars. */
export function ganttRow({ bars, withAircraft, milestones = false, ...rest }: RowDraft): GanttRow {
  const tasks = new IntervalIndex(bars.tasks);
  const aircraft = withAircraft ? new IntervalIndex(bars.flights) : null;
  return {
    ...rest,
    milestones,
    aircraft,
    tasks,
    ...packLanes(tasks.bars, turnedOut),
    searched: once(() => searchedText(rest, bars)),
  };
}

/** From the first to the last time that a task turned out to have: lanes are made for that. */
function turnedOut(bar: TaskBar): Span {
  const { planned, actual } = shapeOf(bar.story.last);
  const [one, other] = [planned ?? actual ?? bar, actual ?? planned ?? bar];
  return { from: Math.min(one.from, other.from), to: Math.min(bar.to, Math.max(one.to, other.to)) };
}

function once(make: () => string): () => string {
  let made: string | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

function searchedText(
  { label, note, group }: Pick<GanttRow, 'label' | 'note' | 'group'>,
  bars: Bars,
): string {
  const parts: (string | null)[] = [label, note, group];
  for (const { id, story } of bars.flights) parts.push(id, story.last.callsign, story.last.registration);
  for (const { id, story } of bars.tasks) parts.push(id, story.last.vehicleId, story.last.flightId);
  return [...new Set(parts)].join('\n').toLowerCase();
}
