import type { transport as english } from '../en/transport.ts';
import type { Translation } from '../translation.ts';

export const transport: Translation<typeof english> = {};
