import type { TaskState } from '../../server/contract/records.ts';
import type { VehicleType } from '../../server/contract/vocabulary.ts';
import { words } from '../format/words.ts';
import { texts } from '../language/catalogues.ts';
import { gantt as english } from '../language/en/gantt.ts';
import { NameOrder } from '../panels/name-order.ts';
import { flightNameIn, type ShiftLog } from '../shift/shift-log.ts';
import { type FlightBar, flightBar, shapeOf, stateOf, type TaskBar, taskBar } from './gantt-bar.ts';
import { type GanttRow, ganttRow } from './gantt-row.ts';
import { type Bars, RowDrafts } from './row-drafts.ts';

const t = texts('gantt', english);

export const GROUPINGS = ['stand', 'vehicle', 'flight'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** What is known of a vehicle beside its work. */
export type FleetVehicle = { readonly vehicleType: VehicleType | null; readonly callsign: string | null };

const names = new NameOrder();

/** The rows of a shift, in their order. `fleet` names the vehicles that have a row even without work. */
export function ganttRows(
  log: ShiftLog,
  grouping: Grouping,
  fleet: ReadonlyMap<string, FleetVehicle>,
): GanttRow[] {
  const { tasks, flights } = barsOf(log);
  switch (grouping) {
    case 'stand':
      return standRows(tasks, flights);
    case 'vehicle':
      return vehicleRows(tasks, fleet, log);
    case 'flight':
      return flightRows(tasks, flights, log);
  }
}

type AllBars = { readonly tasks: readonly TaskBar[]; readonly flights: readonly FlightBar[] };

const keptBars = new WeakMap<ShiftLog, AllBars>();

/** The bars of a log, the same in each grouping. */
function barsOf(log: ShiftLog): AllBars {
  let bars = keptBars.get(log);
  if (!bars) {
    bars = {
      tasks: [...log.tasks].map(([id, story]) => taskBar(id, story, log.to)).filter(bar => bar !== null),
      flights: [...log.flights]
        .map(([id, story]) => flightBar(id, story, log.to))
        .filter(bar => bar !== null),
    };
    keptBars.set(log, bars);
  }
  return bars;
}

function standRows(tasks: readonly TaskBar[], flights: readonly FlightBar[]): GanttRow[] {
  const rows = new RowDrafts();
  for (const bar of flights) rows.addWherever(bar, state => state.stand);
  for (const bar of tasks) rows.addWherever(bar, state => state.stand);
  const rank = names.ranksOf(rows.keys);
  return rows
    .sorted((one, other) => rank(one) - rank(other))
    .map(([stand, bars]) =>
      ganttRow({
        key: `stand:${stand}`,
        group: null,
        label: stand,
        note: t('row.flights', { count: bars.flights.filter(bar => bar.story.last.stand === stand).length }),
        entity: { kind: 'stand', id: stand },
        bars,
        withAircraft: true,
        holds: (bar, time) => stateOf(bar, time)?.stand === stand,
      }),
    );
}

function flightRows(tasks: readonly TaskBar[], flights: readonly FlightBar[], log: ShiftLog): GanttRow[] {
  const rows = new RowDrafts();
  for (const bar of flights) rows.add(bar.id, bar);
  for (const bar of tasks) rows.addWherever(bar, state => state.flightId);
  const begins = (id: string) => {
    const { flights: own, tasks: work } = rows.of(id);
    const [flight] = own;
    if (!flight) return Math.min(...work.map(bar => bar.from));
    const { planned, actual } = shapeOf(flight.story.last);
    return planned?.from ?? actual?.from ?? flight.from;
  };
  const order = new Map(rows.keys.map(id => [id, begins(id)]));
  return rows
    .sorted((one, other) => (order.get(one) ?? 0) - (order.get(other) ?? 0))
    .map(([id, bars]) => {
      const flight = bars.flights[0]?.story.last;
      return ganttRow({
        key: `flight:${id}`,
        group: null,
        label: flightNameIn(log, id),
        note: flight?.stand ?? '',
        entity: { kind: 'flight', id },
        bars,
        withAircraft: true,
        milestones: true,
        holds: (bar, time) => {
          const state = stateOf(bar, time);
          return state !== undefined && state.flightId === id;
        },
      });
    });
}

const WITHOUT_VEHICLE = 'without vehicle:';
const WAITING = 'waiting:';

function vehicleRows(
  tasks: readonly TaskBar[],
  fleet: ReadonlyMap<string, FleetVehicle>,
  log: ShiftLog,
): GanttRow[] {
  const rows = new RowDrafts();
  for (const [id, { vehicleType }] of fleet) if (vehicleType !== 'aircraft') rows.of(id);
  for (const bar of tasks) {
    rows.addWherever(bar, state =>
      isWaiting(state) ? WAITING + state.taskType : (state.vehicleId ?? WITHOUT_VEHICLE + state.taskType),
    );
  }
  const types = new Map(rows.keys.map(id => [id, words(fleet.get(id)?.vehicleType)]));
  const typeOf = (id: string) => types.get(id) ?? '';
  const rank = names.ranksOf([...types.values(), ...rows.keys]);
  // Types that had nothing to do come after those that had.
  const atWork = new Set(rows.keys.filter(id => rows.of(id).tasks.length > 0).map(typeOf));
  const idle = (id: string) => (atWork.has(typeOf(id)) ? 0 : 1);
  const place = (id: string) => (id.startsWith(WAITING) ? 0 : id.startsWith(WITHOUT_VEHICLE) ? 2 : 1);
  return rows
    .sorted(
      (one, other) =>
        place(one) - place(other) ||
        idle(one) - idle(other) ||
        rank(typeOf(one)) - rank(typeOf(other)) ||
        rank(one) - rank(other),
    )
    .map(([id, bars]) => {
      const kind = place(id);
      if (kind !== 1) return rowWithoutVehicle(id, kind === 0, bars);
      const callsign = fleet.get(id)?.callsign ?? log.callsigns.vehicles.get(id);
      return ganttRow({
        key: `vehicle:${id}`,
        group: typeOf(id),
        label: callsign ?? id,
        note: callsign && callsign !== id ? id : '',
        entity: { kind: 'vehicle', id },
        bars,
        withAircraft: false,
        holds: (bar, time) => {
          const state = bar.kind === 'task' ? stateOf(bar, time) : undefined;
          return state?.vehicleId === id && !isWaiting(state);
        },
      });
    });
}

function rowWithoutVehicle(id: string, waiting: boolean, bars: Bars): GanttRow {
  const taskType = id.slice(id.indexOf(':') + 1);
  return ganttRow({
    key: id,
    group: t(waiting ? 'row.waiting' : 'row.withoutVehicle'),
    label: words(taskType),
    note: '',
    entity: null,
    bars,
    withAircraft: false,
    holds: (bar, time) => {
      const state = bar.kind === 'task' ? stateOf(bar, time) : undefined;
      if (!state || String(state.taskType) !== taskType || isWaiting(state) !== waiting) return false;
      return waiting || state.vehicleId === null;
    },
  });
}

/** Whether a vehicle is wanted for a task, and none was found. */
function isWaiting({ status }: TaskState): boolean {
  return status === 'unassigned' || status === 'unassignable';
}
