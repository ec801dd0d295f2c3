import type { controls as english } from '../en/controls.ts';
import type { Translation } from '../translation.ts';

export const controls: Translation<typeof english> = {};
