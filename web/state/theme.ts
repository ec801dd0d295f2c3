import { computed, signal } from '@preact/signals';
import { z } from 'zod';
import { preference } from './preference.ts';

export type Theme = 'light' | 'dark';

/** The reader's choice of colours; `system` follows what the system prefers. */
export const themeChoice = preference('theme', z.enum(['light', 'dark', 'system']), 'system');

/** What the system prefers now. Written by `styles/theme.ts`. */
export const systemTheme = signal<Theme>('light');

/** The page's colours; the map follows at once. */
export const theme = computed<Theme>(() =>
  themeChoice.value === 'system' ? systemTheme.value : themeChoice.value,
);
