import { behindNginx } from './behind-nginx.ts';
import { droppedConnections } from './dropped-connections.ts';
import type { FaultCase } from './fault-case.ts';
import { frozenServer } from './frozen-server.ts';
import { jumpedClock } from './jumped-clock.ts';
import { killedClients } from './killed-clients.ts';
import { killedServer } from './killed-server.ts';
import { noDescriptors } from './no-descriptors.ts';
import { pageReader } from './page-reader.ts';
import { slowHeaders } from './rude-clients.ts';
import { throttled } from './slow-viewers.ts';
import { lockedRecordings } from './stores.ts';
import { strangeIdsAreCheap } from './strange-ids.ts';
import { terminatedServer } from './terminated-server.ts';
import { truncatedStore } from './truncated-store.ts';

/** Those that take minutes, or programs that not every machine has. */
export const SLOW_FAULTS: readonly FaultCase[] = [
  strangeIdsAreCheap,
  killedServer,
  killedClients,
  terminatedServer,
  jumpedClock,
  frozenServer,
  noDescriptors,
  lockedRecordings,
  truncatedStore,
  slowHeaders,
  throttled,
  pageReader,
  droppedConnections,
  behindNginx,
];
