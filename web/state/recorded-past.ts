import { batch, signal } from '@preact/signals';
import { type KnownAirports, readAirports } from '../api/calls.ts';
import { ApiError } from '../api/request.ts';
import { airports } from './airports.ts';

/** Rises when recordings came or went: what was read of the recorded past is to be read again. */
export const recordedAnew = signal(0);

/** The version of the recorded past that the page knows; `undefined` before it knows any. */
let version: string | null | undefined;

let lastReading = Promise.resolve();

/** Takes what the server knows of its airports. Nothing changes where it is of the version that the page knows. */
export function learnAirports(known: KnownAirports): void {
  if (known.version !== null && known.version === version) return;
  const isFirst = version === undefined;
  version = known.version;
  batch(() => {
    airports.value = known.airports;
    if (!isFirst) recordedAnew.value += 1;
  });
}

/**
 * Looks whether recordings came or went, and if so has all that was read of them read again. Costs an empty answer
 * where none did; where the server cannot be asked, the page keeps what it knows.
 */
export function rereadPast(): Promise<void> {
  // One after the other: an answer that is late must not put an older past in the place of a newer one.
  lastReading = lastReading.then(reread, reread);
  return lastReading;
}

async function reread(): Promise<void> {
  try {
    learnAirports(await readAirports());
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
  }
}
