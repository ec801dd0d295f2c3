import { signal } from '@preact/signals';

export type Theme = 'light' | 'dark';

/** The page's colours; the map follows at once. */
export const theme = signal<Theme>('dark');
