import { ENDPOINTS } from '../../../server/contract/endpoints.ts';
import { ParsedMetrics } from '../../metrics/parsed-metrics.ts';

/** What the server's metrics say at a time. */
export interface Sample {
  /** Since the beginning. */
  readonly second: number;
  readonly residentBytes: number;
  /** In use in and beside the heap; with garbage that was not collected yet. */
  readonly heldBytes: number;
  readonly descriptors: number;
  readonly viewers: number;
  readonly sessions: number;
  /** Of the event loop since the last sample, ms. */
  readonly delayP99Ms: number;
  readonly delayMaxMs: number;
}

/** Reads the metrics off a server. */
export async function takeSample(url: string, second: number): Promise<Sample> {
  const answer = await fetch(`${url}${ENDPOINTS.getMetrics.path}`);
  const metrics = new ParsedMetrics(await answer.text());
  return {
    second,
    residentBytes: metrics.total('process_resident_memory_bytes'),
    heldBytes: metrics.total('nodejs_heap_size_used_bytes') + metrics.total('nodejs_external_memory_bytes'),
    descriptors: metrics.total('process_open_fds'),
    viewers: metrics.total('airside_replay_viewers'),
    sessions: metrics.total('airside_replay_sessions'),
    delayP99Ms: metrics.total('nodejs_eventloop_lag_p99_seconds') * 1000,
    delayMaxMs: metrics.total('nodejs_eventloop_lag_max_seconds') * 1000,
  };
}
