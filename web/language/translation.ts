import type { board } from './en/board.ts';
import type { details } from './en/details.ts';
import type { exporting } from './en/exporting.ts';
import type { findings } from './en/findings.ts';
import type * as frame from './en/frame.ts';
import type { gantt } from './en/gantt.ts';
import type { imports } from './en/imports.ts';
import type { reasons } from './en/reasons.ts';
import type { stored } from './en/stored.ts';
import type { turnaround } from './en/turnaround.ts';

/** The texts of what is there as soon as the page is, in English. */
type Frame = { readonly [N in keyof typeof frame]: (typeof frame)[N] };

/** The texts in English, by part of the page: the shape of every translation. */
export interface Catalogue extends Frame {
  readonly board: typeof board;
  readonly details: typeof details;
  readonly exporting: typeof exporting;
  readonly findings: typeof findings;
  readonly gantt: typeof gantt;
  readonly imports: typeof imports;
  readonly reasons: typeof reasons;
  readonly stored: typeof stored;
  readonly turnaround: typeof turnaround;
}

/**
 * A translation of one part's texts into a language without plural forms, such as Chinese: the same keys, save that of
 * `seen_one` and `seen_other` only the latter stands.
 */
export type Translation<T> = {
  readonly [K in keyof T as K extends `${string}_one` ? never : K]: T[K] extends string
    ? string
    : Translation<T[K]>;
};
