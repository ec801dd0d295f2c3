import { z } from 'zod';
import { preference } from '../state/preference.ts';
import type { ColumnId, Order } from './columns.ts';
import { BOARD_VIEWS } from './leg.ts';

/** Which board is shown. */
export const boardView = preference('board', z.enum(BOARD_VIEWS), 'departures');

/** How the boards are sorted; a column that the board does not have counts as `time`. */
export const boardOrder = preference<Order>(
  'board-order',
  z.object({ by: z.string() as unknown as z.ZodType<ColumnId>, descending: z.boolean() }),
  { by: 'time', descending: false },
);

/** Whether flights of which nothing more will be told are left out. */
export const hideFinished = preference('board-hide-finished', z.boolean(), false);

/** Whether the board scrolls along with the playhead. */
export const followNow = preference('board-follow-now', z.boolean(), true);
