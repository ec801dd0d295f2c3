import type { gantt as english } from '../en/gantt.ts';
import type { Translation } from '../translation.ts';

export const gantt: Translation<typeof english> = {};
