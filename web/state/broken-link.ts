import { signal } from '@preact/signals';
import type { PartName } from './address-parts.ts';

/** The parts of the address that the page was opened with and that were left out, until the reader dismisses it. */
export const brokenLink = signal<readonly PartName[]>([]);

export function dismissBrokenLink(): void {
  brokenLink.value = [];
}

/** Adds parts that turn out to be of no use only when the recording is known. */
export function leaveOut(...names: PartName[]): void {
  brokenLink.value = [...new Set([...brokenLink.peek(), ...names])];
}
