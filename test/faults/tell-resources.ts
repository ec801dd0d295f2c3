/**
 * Loaded into the server with `--import`: at SIGUSR2 it prints, in one line after `resources `, what the process holds:
 * {@link Resources} as JSON.
 */
import { ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { queryObjects, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What keeps a process busy, by kind, and how many objects of a kind are alive. */
export interface Resources {
  readonly active: Readonly<Record<string, number>>;
  readonly objects: Readonly<Record<string, number>>;
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

process.on('SIGUSR2', () => {
  collectGarbage();
  const active: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) active[kind] = (active[kind] ?? 0) + 1;
  const objects = {
    responses: queryObjects(ServerResponse, { format: 'count' }),
    sockets: queryObjects(Socket, { format: 'count' }),
    signals: queryObjects(AbortSignal, { format: 'count' }),
  };
  console.log(`resources ${JSON.stringify({ active, objects } satisfies Resources)}`);
});
