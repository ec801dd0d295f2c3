import type * as en from './en/index.ts';

/** The texts in English, by part of the page: the shape of every translation. */
export type Catalogue = { readonly [N in keyof typeof en]: (typeof en)[N] };

/**
 * A translation of one part's texts into a language without plural forms, such as Chinese: the same keys, save that of
 * `seen_one` and `seen_other` only the latter stands.
 */
export type Translation<T> = {
  readonly [K in keyof T as K extends `${string}_one` ? never : K]: T[K] extends string
    ? string
    : Translation<T[K]>;
};
