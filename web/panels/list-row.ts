import type { NotificationState } from '../../server/contract/records.ts';
import type { IconName } from '../controls/icon.tsx';
import type { Selection } from '../state/selection.ts';
import type { KindStatus } from './status-colour.ts';

/** What a row says of how its entity stands: a status with its colour, or how grave a notification is. */
type RowSign = KindStatus | { readonly kind: 'notification'; readonly status: NotificationState['severity'] };

/** One entity as a list shows it. */
export type ListRow = {
  readonly id: string;
  readonly icon: IconName;
  readonly title: string;
  /** What it is and what it is at, in one line. */
  readonly detail: string;
  readonly sign: RowSign;
  /** A time or a speed, at the right. */
  readonly aside: string;
  /** How late it is, such as `+6 min`; `null` where it is not. */
  readonly late: string | null;
  /** Nothing more will happen to it, or it has yet to happen; it is shown faintly. */
  readonly over: boolean;
};

/** What a click on a row selects; `null` for what is about nothing that can be. */
export type RowSubject = Selection | null;

/** Joins what is known, leaving out what is not. */
export function joined(...parts: (string | null | undefined)[]): string {
  return parts.filter(Boolean).join(' · ');
}
