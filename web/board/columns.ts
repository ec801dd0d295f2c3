import { toMs } from '../../server/contract/time.ts';
import type { BoardRow } from './board-rows.ts';
import type { BoardView } from './leg.ts';

/** The milestones that a board shows, in order; those that are not `ALWAYS` only where the recording tells them. */
const MILESTONES = {
  arrivals: ['SIBT', 'EIBT', 'ELDT', 'ALDT', 'AIBT'],
  departures: [
    'SOBT',
    'EOBT',
    'TOBT',
    'TSAT',
    'AOBT',
    'CTOT',
    'TTOT',
    'ATOT',
    'ACGT',
    'ASBT',
    'ARDT',
    'ASRT',
    'ASAT',
  ],
  turnarounds: ['SIBT', 'EIBT', 'AIBT', 'SOBT', 'TOBT', 'TSAT', 'AOBT', 'CTOT'],
} as const satisfies Record<BoardView, readonly string[]>;

export type MilestoneName = (typeof MILESTONES)[BoardView][number];

const ALWAYS: ReadonlySet<string> = new Set(['SIBT', 'EIBT', 'AIBT', 'SOBT', 'TOBT', 'AOBT']);

type Fact =
  | 'name'
  | 'time'
  | 'aircraft'
  | 'place'
  | 'stand'
  | 'status'
  | 'delay'
  | 'tasks'
  | 'slack'
  | 'runway'
  | 'airline'
  | 'registration';
export type ColumnId = Fact | MilestoneName;

export type Column = {
  readonly id: ColumnId;
  readonly kind: 'text' | 'status' | 'time' | 'milestone' | 'delay' | 'slack' | 'progress';
  /** CSS pixels. */
  readonly width: number;
};

const text = (id: Fact, width: number): Column => ({ id, kind: 'text', width });

const LEADING: Readonly<Record<BoardView, readonly Column[]>> = {
  arrivals: [
    text('name', 104),
    { id: 'time', kind: 'time', width: 64 },
    text('aircraft', 56),
    text('place', 60),
  ],
  departures: [
    text('name', 104),
    { id: 'time', kind: 'time', width: 64 },
    text('aircraft', 56),
    text('place', 60),
  ],
  turnarounds: [text('name', 164), { id: 'time', kind: 'time', width: 64 }, text('aircraft', 56)],
};
const PLACE_AND_STATE: readonly Column[] = [
  text('stand', 84),
  { id: 'status', kind: 'status', width: 112 },
  { id: 'delay', kind: 'delay', width: 76 },
];
const WORK: readonly Column[] = [
  { id: 'tasks', kind: 'progress', width: 98 },
  { id: 'slack', kind: 'slack', width: 76 },
];
const TRAILING: readonly Column[] = [text('runway', 72), text('airline', 68), text('registration', 104)];

/** The columns of a board of which the recording tells the milestones named in `told`. */
export function columnsOf(view: BoardView, told: ReadonlySet<string>): Column[] {
  const milestones = MILESTONES[view].filter(name => ALWAYS.has(name) || told.has(name));
  return [
    ...LEADING[view],
    ...PLACE_AND_STATE,
    ...(view === 'turnarounds' ? WORK : []),
    ...milestones.map((id): Column => ({ id, kind: 'milestone', width: 62 })),
    ...TRAILING.filter(({ id }) => view !== 'turnarounds' || id !== 'runway'),
  ];
}

/** What rows are sorted by: a number, or a text; `null`, which comes last, where the row has nothing there. */
function sortValue(row: BoardRow, id: ColumnId): number | string | null {
  const { flight } = row;
  switch (id) {
    case 'name':
      return row.name;
    case 'time':
      return row.order;
    case 'aircraft':
      return flight.aircraftType;
    case 'place':
      return row.place;
    case 'stand':
      return flight.stand;
    case 'status':
      return row.status;
    case 'delay':
      return row.delay;
    case 'tasks':
      return row.turnaround && row.turnaround.done / Math.max(1, row.turnaround.graph.counted.size);
    case 'slack':
      return row.turnaround?.slack ?? null;
    case 'runway':
    case 'airline':
    case 'registration':
      return flight[id];
    default: {
      const time = flight.milestones?.[id];
      return time ? toMs(time) : null;
    }
  }
}

/** By which column rows are sorted, and which way. */
export type Order = { readonly by: ColumnId; readonly descending: boolean };

const names = new Intl.Collator('en', { numeric: true });

/** The rows in order; what has nothing in that column comes last, ties by time and then by id. */
export function sorted(rows: readonly BoardRow[], { by, descending }: Order): BoardRow[] {
  const sign = descending ? -1 : 1;
  const keyed = rows.map(row => ({ row, key: sortValue(row, by) }));
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null) {
      if (a.key !== b.key) return a.key === null ? 1 : -1;
    } else {
      const difference =
        typeof a.key === 'number' && typeof b.key === 'number'
          ? a.key - b.key
          : names.compare(String(a.key), String(b.key));
      if (difference !== 0) return sign * difference;
    }
    const over = by === 'time' ? sign * (Number(b.row.past) - Number(a.row.past)) : 0;
    return over || a.row.order - b.row.order || (a.row.id < b.row.id ? -1 : 1);
  });
  return keyed.map(({ row }) => row);
}

/** Whether the row has what the reader looks for, in any of its words. */
export function matches(row: BoardRow, query: string): boolean {
  const { flight } = row;
  const words = [
    row.name,
    row.place,
    row.status,
    flight.callsign,
    flight.flightId,
    flight.airline,
    flight.aircraftType,
    flight.registration,
    flight.stand,
    flight.gate,
    flight.runway,
  ];
  const all = words.filter(Boolean).join(' ').toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every(part => all.includes(part));
}
