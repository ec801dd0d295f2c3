import { signal } from '@preact/signals';

/** Rises when recordings came or went by this page: what was read of the recorded past is read again. */
export const recordedAnew = signal(0);
