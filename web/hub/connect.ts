import type { FromHub, Port, ToHub } from './messages.ts';

/**
 * A port to the worker that all tabs share. Throws where the browser has no shared workers; `onError` is called where it
 * cannot load or run this one.
 */
export function connectToHub(onError: () => void): Port<FromHub, ToHub> {
  const worker = new SharedWorker(new URL('./hub-worker.ts', import.meta.url), {
    type: 'module',
    name: 'Airside Replay',
  });
  worker.onerror = onError;
  return worker.port;
}
