import type { Entry } from './contestant.ts';
import { startNchan } from './nchan.ts';
import { startNodeServer } from './node-contestant.ts';

/** The server that the budgets are for. */
export const OURS: Entry = {
  name: 'ours',
  gathers: true,
  start: () => startNodeServer('outbox-server.ts'),
};

/** What ours is measured beside. */
export const PEERS: readonly Entry[] = [
  {
    name: 'nchan',
    gathers: false,
    start: startNchan,
    missing: 'not installed (Debian: apt install nginx libnginx-mod-nchan)',
  },
  { name: 'better-sse', gathers: false, start: () => startNodeServer('better-sse-server.ts') },
  {
    name: 'better-sse in batches (one run)',
    gathers: true,
    runs: 1,
    start: () => startNodeServer('better-sse-batch-server.ts'),
  },
  { name: 'bare Node (one run)', gathers: true, runs: 1, start: () => startNodeServer('bare-server.ts') },
];
