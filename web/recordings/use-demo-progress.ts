import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { browserClock } from '../api/wall-clock.ts';

const ASK_AGAIN_MS = 2000;

/** How far a demo shift is that the server is making: percent, or no number while that is not known. */
export type DemoProgress = { readonly percent: number | null };

/** What the server's answer to whether it is ready says of the demo; `null` where it makes none. */
export function demoProgressIn(status: number, body: unknown): DemoProgress | null {
  if (status !== 503 || typeof body !== 'object' || body === null) return null;
  const detail = 'detail' in body ? String(body.detail) : '';
  if (!/demo shift is being made/i.test(detail)) return null;
  const percent = /(\d+)\s*%/.exec(detail)?.[1];
  return { percent: percent === undefined ? null : Number(percent) };
}

/** Asks the server, as long as it is looked at, whether it is making a demo shift. */
export function useDemoProgress(): Signal<DemoProgress | null> {
  const progress = useSignal<DemoProgress | null>(null);
  useEffect(() => {
    let cancel = () => {};
    const left = new AbortController();
    const ask = async () => {
      try {
        const answer = await fetch('/readyz', { cache: 'no-store', signal: left.signal });
        progress.value = demoProgressIn(answer.status, await answer.json());
      } catch {
        progress.value = null;
      }
      if (!left.signal.aborted) cancel = browserClock.after(ASK_AGAIN_MS, () => void ask());
    };
    void ask();
    return () => {
      left.abort();
      cancel();
    };
  }, [progress]);
  return progress;
}
