import { signal } from '@preact/signals';
import type { SessionState } from '../../server/contract/session.ts';
import type { Recording } from '../../server/contract/stored-recordings.ts';
import { deleteRecording, readRecordings } from '../api/recordings.ts';
import { ApiError } from '../api/request.ts';
import { airport, airports } from '../state/airports.ts';
import { setRange } from '../state/commands.ts';
import { type Extent, recordedExtent } from '../state/extent.ts';
import { start } from '../state/open-session.ts';
import { rereadPast } from '../state/recorded-past.ts';
import { session } from '../state/session.ts';
import { afterDeletion } from './after-deletion.ts';
import type { Moment } from './moment.ts';
import { openingAt } from './recording-opening.ts';
import { storedShown } from './stored-shown.ts';

/** The list of the recordings in the store. */
export type StoredList =
  | { readonly state: 'reading' }
  | { readonly state: 'read'; readonly recordings: readonly Recording[] }
  | { readonly state: 'failed' };

/** What the dialog of the recordings shows. */
export type StoredView =
  | { readonly view: 'list' }
  | { readonly view: 'report'; readonly recording: Recording }
  | { readonly view: 'ask'; readonly recording: Recording }
  /** `share` of it is gone, 0 to 1; `null` while nobody knows. */
  | { readonly view: 'deleting'; readonly recording: Recording; readonly share: number | null }
  /** `code` is the problem's, as `ApiError` has it. */
  | { readonly view: 'trouble'; readonly recording: Recording; readonly code: string };

export const storedList = signal<StoredList>({ state: 'reading' });
export const storedView = signal<StoredView>({ view: 'list' });

export function hideStored(): void {
  storedShown.value = false;
  if (storedView.peek().view !== 'deleting') storedView.value = { view: 'list' };
}

export function backToList(): void {
  storedView.value = { view: 'list' };
}

/** Reads the list; the one before stays until then. */
export async function readList(): Promise<void> {
  try {
    storedList.value = { state: 'read', recordings: await readRecordings() };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    storedList.value = { state: 'failed' };
  }
}

/** Opens the replay where a recording begins, or at a moment; at its airport where it has no time. */
export function goToRecording(recording: Recording, moment?: Moment): void {
  const opening = openingAt(recording, airports.peek() ?? [], airport.peek()?.airportId, moment);
  hideStored();
  if (opening) void start(opening);
}

/** Deletes a recording, and shows the past without it. */
export async function deleteStored(recording: Recording): Promise<void> {
  if (storedView.peek().view === 'deleting') return;
  storedView.value = { view: 'deleting', recording, share: null };
  const before = recordedHere();
  try {
    await deleteRecording(recording.recordingId, share => {
      storedView.value = { view: 'deleting', recording, share };
    });
  } catch (error) {
    const code = error instanceof ApiError ? error.code : 'internal_error';
    storedView.value = { view: 'trouble', recording, code };
    storedShown.value = true;
    return;
  }
  storedView.value = { view: 'list' };
  await rereadPast();
  const open = session.peek();
  if (open) showWhatIsLeft(open, before);
}

function recordedHere(): Extent | null {
  return recordedExtent(airport.peek()?.recorded ?? []);
}

function showWhatIsLeft(open: SessionState, before: Extent | null): void {
  const next = afterDeletion(open, before, recordedHere());
  if (next.show === 'anything') void start({});
  else if (next.show === 'airport') void start({ airportId: open.airportId });
  else if (next.show === 'range') void setRange(next.range.from, next.range.to);
}
