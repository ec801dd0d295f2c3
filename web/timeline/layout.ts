/** The lanes of the timeline below the density, from top to bottom. */
const LANES = ['turnarounds', 'late', 'notifications', 'overrides'] as const;
export type LaneId = (typeof LANES)[number];
type RowId = 'density' | LaneId;

/** The overview of the whole domain, then the axis, then the rows; CSS pixels. */
export const OVERVIEW_HEIGHT = 8;
export const AXIS_HEIGHT = 20;
const ROWS_TOP = OVERVIEW_HEIGHT + AXIS_HEIGHT;

const HEIGHTS: Readonly<Record<RowId, number>> = {
  density: 26,
  turnarounds: 46,
  late: 18,
  notifications: 18,
  overrides: 18,
};

/** A row's place, CSS pixels from the top of the timeline. */
export type Row = { readonly id: RowId; readonly top: number; readonly height: number };
export type Layout = { readonly rows: readonly Row[]; readonly height: number };

/** Without its lanes the timeline keeps the alerts: they are what nobody may miss. */
export function layout(withLanes: boolean): Layout {
  const ids: readonly RowId[] = withLanes ? ['density', ...LANES] : ['density', 'notifications'];
  const rows: Row[] = [];
  let top = ROWS_TOP;
  for (const id of ids) {
    rows.push({ id, top, height: HEIGHTS[id] });
    top += HEIGHTS[id];
  }
  return { rows, height: top };
}

/** The row at `y`, `null` above the rows and below them. */
export function rowAt({ rows }: Layout, y: number): Row | null {
  return rows.find(row => y >= row.top && y < row.top + row.height) ?? null;
}

export function isOnAxis(y: number): boolean {
  return y >= OVERVIEW_HEIGHT && y < ROWS_TOP;
}

export function isOnOverview(y: number): boolean {
  return y < OVERVIEW_HEIGHT;
}
