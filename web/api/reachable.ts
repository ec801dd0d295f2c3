import { isAway } from './refusal.ts';

const PATIENCE_MS = 4000;

/** Whether the server at `origin` answers at all. Never throws. */
export async function isReachable(origin: string): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    return !isAway(await fetch(`${origin}/healthz`, { cache: 'no-store', signal }));
  } catch {
    return false;
  }
}
