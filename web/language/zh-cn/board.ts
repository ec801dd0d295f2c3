import type { board as english } from '../en/board.ts';
import type { Translation } from '../translation.ts';

export const board: Translation<typeof english> = {};
