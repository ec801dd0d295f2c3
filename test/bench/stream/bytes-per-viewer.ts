import { residentBytes, type ServerProcesses } from './server-load.ts';

export const VIEWERS = 1000;
/** What an idle viewer may cost. */
export const BYTES_PER_VIEWER = 25_000;
/** Viewers that come first, so that what a server loads once is loaded. */
const FIRST_VIEWERS = 20;

/**
 * Opens {@link VIEWERS} viewers and tells the resident bytes that each takes; `undefined` where the system does not
 * tell. It is the lower of two readings, before and after garbage was collected: the one holds garbage, the other what
 * the collection itself took.
 */
export async function bytesPerViewer(
  server: ServerProcesses,
  open: (count: number) => Promise<unknown>,
  collect: () => Promise<unknown>,
): Promise<number | undefined> {
  await open(FIRST_VIEWERS);
  await collect();
  const before = residentBytes(server);
  await open(VIEWERS - FIRST_VIEWERS);
  const joined = residentBytes(server);
  await collect();
  const collected = residentBytes(server);
  if (before === undefined || joined === undefined || collected === undefined) return undefined;
  return (Math.min(joined, collected) - before) / (VIEWERS - FIRST_VIEWERS);
}
