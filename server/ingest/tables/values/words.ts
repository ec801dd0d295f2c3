import {
  assignmentSource,
  flightDirection,
  flightStatus,
  severity,
  taskStatus,
  taskType,
  vehicleStatus,
  vehicleType,
} from '../../../contract/vocabulary.ts';
import type { TableKind } from '../profile/table-kinds.ts';
import { textOfCell } from './cell.ts';
import { Fault } from './fault.ts';

/** The words that a field may hold, and what others of its kind say for them. */
interface Vocabulary {
  readonly words: readonly string[];
  readonly others?: Readonly<Record<string, string>>;
  /** What stands for a word that is not known; without it, the row is set aside. */
  readonly unknown?: string;
}

/** Surveillance tells a ground vehicle, but not which: the source's own word stays in the attributes. */
const VEHICLE_TYPE: Vocabulary = {
  words: vehicleType.options,
  others: { ground_vehicle: 'other', surface_vehicle: 'other', vehicle: 'other' },
  unknown: 'unknown',
};
const SEVERITY: Vocabulary = {
  words: severity.options,
  others: { warn: 'warning', error: 'critical', alarm: 'critical', information: 'info', notice: 'info' },
};
const DIRECTION: Vocabulary = {
  words: flightDirection.options,
  others: {
    arr: 'arrival',
    a: 'arrival',
    in: 'arrival',
    inbound: 'arrival',
    dep: 'departure',
    d: 'departure',
    out: 'departure',
    outbound: 'departure',
  },
};

const STATUSES: Readonly<Partial<Record<TableKind, Vocabulary>>> = {
  positions: { words: vehicleStatus.options, unknown: 'unknown' },
  tasks: {
    words: taskStatus.options,
    others: {
      canceled: 'cancelled',
      done: 'completed',
      finished: 'completed',
      started: 'in_progress',
      open: 'unassigned',
    },
  },
  flights: {
    words: flightStatus.options,
    others: {
      canceled: 'cancelled',
      cnx: 'cancelled',
      arrived: 'in_block',
      on_block: 'in_block',
      airborne: 'departed',
    },
    unknown: 'unknown',
  },
};

/** The vocabulary of a field, or `undefined` where any text will do. */
export function vocabularyOf(kind: TableKind, field: string): Vocabulary | undefined {
  switch (field) {
    case 'vehicleType':
      return VEHICLE_TYPE;
    case 'taskType':
      return { words: taskType.options, unknown: 'other' };
    case 'status':
      return STATUSES[kind];
    case 'direction':
      return DIRECTION;
    case 'severity':
      return SEVERITY;
    case 'assignmentSource':
    case 'source':
      return { words: assignmentSource.options };
    default:
      return undefined;
  }
}

/** Reads a source's words as those of the contract, whatever their case and the signs between them. */
export function wordReader({ words, others = {}, unknown }: Vocabulary): (cell: unknown) => string | Fault {
  const known = new Map([...words.map(word => [word, word] as const), ...Object.entries(others)]);
  const seen = new Map<string, string | Fault>();
  return cell => {
    const text = textOfCell(cell);
    const before = seen.get(text);
    if (before !== undefined) return before;
    const normal = text.toLowerCase().replaceAll(/[ -]/g, '_');
    const word =
      known.get(normal) ?? unknown ?? new Fault(`must be one of ${words.join(', ')} (or be named in values)`);
    if (seen.size < 1000) seen.set(text, word);
    return word;
  };
}
