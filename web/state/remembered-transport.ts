import type { TransportName } from '../api/transport.ts';

const KEY = 'airside-replay.transport';

/** The way to the stream that worked last in this tab, so that a reload begins with it. */
export function rememberedTransport(): TransportName | undefined {
  try {
    return (sessionStorage.getItem(KEY) as TransportName | null) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Does nothing where the browser keeps nothing. */
export function rememberTransport(name: TransportName): void {
  try {
    sessionStorage.setItem(KEY, name);
  } catch {}
}
