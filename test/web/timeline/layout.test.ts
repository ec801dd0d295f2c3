import { expect, test } from 'vitest';
import { isOnAxis, isOnOverview, layout, rowAt } from '../../../web/timeline/layout.ts';

test('rows stand below each other without gaps, beneath overview and axis', () => {
  const full = layout(true);
  for (const [index, row] of full.rows.slice(1).entries()) {
    const above = full.rows[index];
    expect(row.top).toBe((above?.top ?? 0) + (above?.height ?? 0));
  }
  const [first] = full.rows;
  expect(isOnAxis((first?.top ?? 0) - 1)).toBe(true);
  expect(isOnAxis(first?.top ?? 0)).toBe(false);
  expect(isOnOverview(0)).toBe(true);
  expect(rowAt(full, 2)).toBeNull();
  expect(rowAt(full, full.height)).toBeNull();
  expect(rowAt(full, full.height - 1)?.id).toBe('overrides');
});

test('folded up, the activity and the alerts stay', () => {
  const folded = layout(false);
  expect(folded.rows.map(row => row.id)).toEqual(['density', 'notifications']);
  expect(folded.height).toBeLessThan(80);
});
