import type { IconName } from '../controls/icon.tsx';
import type { KindStatus } from './status-colour.ts';

/** One entity as a list shows it. */
export type ListRow = KindStatus & {
  readonly id: string;
  readonly icon: IconName;
  readonly title: string;
  /** What it is and what it is at, in one line. */
  readonly detail: string;
  /** A time or a speed, at the right. */
  readonly aside: string;
  /** How late it is, such as `+6 min`; `null` where it is not. */
  readonly late: string | null;
  /** Nothing more will happen to it; it is shown faintly. */
  readonly over: boolean;
};

/** The rows that have every word of `query` somewhere in what they show or in their id, whatever the case. */
export function matching(rows: readonly ListRow[], query: string): readonly ListRow[] {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return rows;
  return rows.filter(row => {
    const late = row.late === null ? '' : `late ${row.late}`;
    const text = [row.id, row.title, row.detail, row.status?.replaceAll('_', ' '), late]
      .join(' ')
      .toLowerCase();
    return wanted.every(word => text.includes(word));
  });
}

/** Joins what is known, leaving out what is not. */
export function joined(...parts: (string | null | undefined)[]): string {
  return parts.filter(Boolean).join(' · ');
}
