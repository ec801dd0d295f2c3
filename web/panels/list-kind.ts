import type { NotificationState } from '../../server/contract/records.ts';
import type { Entities } from '../state/held-entities.ts';
import type { ListRow, RowSubject } from './list-row.ts';

/** What rows are made from: what is held, at a time (ms since 1970), and how to write a time of day. */
export type ListSource = {
  readonly entities: Entities;
  /** The notifications to list: those held, or those of the whole shift. */
  readonly notifications: Iterable<NotificationState>;
  readonly time: number;
  readonly zone: { readonly minutes: (ms: number) => string; readonly clock: (ms: number) => string };
};

/** An order of a list: by a number, lower first, or by a name, as people sort names. */
type ListSort<S> =
  | { readonly by: (state: S, source: ListSource) => number }
  | { readonly named: (state: S) => string };

export type SortName =
  | 'type'
  | 'name'
  | 'status'
  | 'lateness'
  | 'speed'
  | 'time'
  | 'stand'
  | 'priority'
  | 'severity';

/** How one of the lists reads, names, orders and writes what it holds. Only `row` formats: it is asked of rows in view. */
export type ListKind<S> = {
  readonly states: (source: ListSource) => Iterable<S>;
  readonly id: (state: S) => string;
  readonly name: (state: S) => string;
  readonly subject: (state: S) => RowSubject;
  /** The first of them is the one that a list begins with. */
  readonly sorts: { readonly [N in SortName]?: ListSort<S> };
  /** By how many milliseconds it is behind its plan; `null` where it is not late. */
  readonly late: (state: S, source: ListSource) => number | null;
  /** All that a search may find it by; words of the wire as they are spoken in each language. */
  readonly searched: (state: S, source: ListSource) => readonly (string | null | undefined)[];
  readonly row: (state: S, source: ListSource) => ListRow;
  /** Whether titles are sentences, which take up to two lines. */
  readonly tall?: boolean;
};
