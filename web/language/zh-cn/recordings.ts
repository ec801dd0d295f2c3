import type { recordings as english } from '../en/recordings.ts';
import type { Translation } from '../translation.ts';

export const recordings: Translation<typeof english> = {};
