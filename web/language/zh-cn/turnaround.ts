import type { turnaround as english } from '../en/turnaround.ts';
import type { Translation } from '../translation.ts';

export const turnaround: Translation<typeof english> = {};
