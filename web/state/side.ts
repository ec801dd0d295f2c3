import { z } from 'zod';
import { preference } from './preference.ts';

/** Bounds of the side panel's width, CSS pixels. */
export const SIDE_WIDTHS = { least: 300, most: 640 } as const;

/** Whether the lists and details stand beside the map. */
export const sideOpen = preference('side-open', z.boolean(), true);

/** The side panel's width, CSS pixels. */
export const sideWidth = preference(
  'side-width',
  z.number().min(SIDE_WIDTHS.least).max(SIDE_WIDTHS.most),
  368,
);

/** How much of the side panel's height the details take beside the lists, 0.25 to 1: at 1 the list is covered. */
export const detailsShare = preference('details-share', z.number().min(0.25).max(1), 0.58);
