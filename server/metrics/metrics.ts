import type { Sessions } from '../replay/sessions.ts';
import type { Timeline } from '../replay/timeline.ts';
import { TRANSPORTS, type Traffic, type TransportTotals } from '../streams/traffic.ts';
import type { EngineTallies } from './engine-tallies.ts';
import { Exposition, type Samples } from './exposition.ts';
import type { RequestTallies } from './request-tallies.ts';
import type { TimedReader } from './timed-reader.ts';
import type { WatchedSessionStore } from './watched-session-store.ts';

const PREFIX = 'airside_replay';

/** Where the metrics come from. */
export interface MetricsSources {
  readonly engine: EngineTallies;
  readonly requests: RequestTallies;
  readonly traffic: Traffic;
  readonly reader: TimedReader;
  readonly sessionStore: WatchedSessionStore;
  readonly timeline: Pick<Timeline, 'hits' | 'misses' | 'bytes'>;
  readonly sessions: Pick<Sessions, 'states'>;
  /** Names the program. */
  readonly version: string;
}

/** Every metric of the server, by the conventions of Prometheus: base units, `_total` for what only rises. */
export function exposeMetrics(sources: MetricsSources): Exposition {
  const exposition = new Exposition();
  exposition.gauge(`${PREFIX}_build_info`, 'What runs, as labels; always 1', ['version', 'node'], () => [
    [{ version: sources.version, node: process.version }, 1],
  ]);
  exposeSessions(exposition, sources);
  exposeEngine(exposition, sources);
  exposeTraffic(exposition, sources);
  exposeStore(exposition, sources);
  exposeRequests(exposition, sources);
  return exposition;
}

function exposeSessions(exposition: Exposition, { sessions }: MetricsSources): void {
  exposition.gauge(`${PREFIX}_sessions`, 'Sessions that are open', ['kind', 'status'], () => {
    const counts = { private: noneOfAny(), shared: noneOfAny() };
    for (const { shared, status } of sessions.states()) counts[shared ? 'shared' : 'private'][status]++;
    return Object.entries(counts).flatMap(([kind, byStatus]) =>
      Object.entries(byStatus).map(([status, count]) => [{ kind, status }, count] as const),
    );
  });
}

function exposeEngine(exposition: Exposition, { engine, timeline }: MetricsSources): void {
  exposition.histogram(`${PREFIX}_tick_lateness_seconds`, 'How late ticks came', () => [
    [{}, engine.lateness],
  ]);
  exposition.histogram(`${PREFIX}_tick_duration_seconds`, 'How long ticks took', () => [
    [{}, engine.durations],
  ]);
  exposition.gauge(
    `${PREFIX}_tick_interval_seconds`,
    'The present time between ticks: 0.1, and longer where the machine does not keep up',
    [],
    () => [[{}, engine.interval]],
  );
  exposition.counter(`${PREFIX}_resyncs_total`, 'Whole states given to viewers', ['cause'], () =>
    labelled('cause', engine.resyncs),
  );
  exposition.counter(
    `${PREFIX}_backlog_drops_total`,
    'Backlogs of slow viewers that were dropped',
    [],
    () => [[{}, engine.drops]],
  );
  exposition.counter(`${PREFIX}_backlog_dropped_bytes_total`, 'Bytes in these backlogs', [], () => [
    [{}, engine.droppedBytes],
  ]);
  exposition.counter(
    `${PREFIX}_engine_failures_total`,
    'Failures that no request waited for, by what was being done',
    ['during'],
    () => labelled('during', Object.fromEntries(engine.failures)),
  );
  exposition.counter(`${PREFIX}_block_cache_hits_total`, 'Blocks of records found in memory', [], () => [
    [{}, timeline.hits],
  ]);
  exposition.counter(`${PREFIX}_block_cache_misses_total`, 'Blocks that had to be read', [], () => [
    [{}, timeline.misses],
  ]);
  exposition.gauge(`${PREFIX}_block_cache_bytes`, 'Memory that the blocks hold', [], () => [
    [{}, timeline.bytes],
  ]);
}

function exposeTraffic(exposition: Exposition, { traffic }: MetricsSources): void {
  const by = (field: keyof TransportTotals): Samples<number> =>
    TRANSPORTS.map(transport => [{ transport }, traffic.totals(transport)[field]]);
  exposition.gauge(`${PREFIX}_viewers`, 'Viewers that watch', ['transport'], () => by('viewers'));
  exposition.counter(`${PREFIX}_viewers_joined_total`, 'Viewers that came', ['transport'], () =>
    by('joined'),
  );
  exposition.counter(`${PREFIX}_sent_events_total`, 'Events sent to viewers', ['transport'], () =>
    by('events'),
  );
  exposition.counter(`${PREFIX}_sent_bytes_total`, 'Bytes of events sent to viewers', ['transport'], () =>
    by('bytes'),
  );
  exposition.counter(
    `${PREFIX}_slow_viewers_closed_total`,
    'Viewers cut off because they took nothing for too long',
    ['transport'],
    () => by('stalled'),
  );
}

function exposeStore(exposition: Exposition, { reader, sessionStore }: MetricsSources): void {
  exposition.histogram(`${PREFIX}_store_read_duration_seconds`, 'How long reading records took', () =>
    labelled('operation', reader.durations),
  );
  exposition.counter(
    `${PREFIX}_session_store_failures_total`,
    'Sessions that could not be written or read',
    ['operation'],
    () => labelled('operation', sessionStore.failures),
  );
}

function exposeRequests(exposition: Exposition, { requests }: MetricsSources): void {
  exposition.histogram(
    `${PREFIX}_http_request_duration_seconds`,
    'How long requests took that were answered, other than streams',
    () => [...requests.requests].map(({ labels, durations }) => [labels, durations]),
  );
  exposition.counter(`${PREFIX}_refusals_total`, 'Requests and commands refused, by problem', ['code'], () =>
    labelled('code', Object.fromEntries(requests.refusals)),
  );
}

function labelled<V>(label: string, values: Readonly<Record<string, V>>): Samples<V> {
  return Object.entries(values).map(([value, sample]) => [{ [label]: value }, sample]);
}

function noneOfAny() {
  return { playing: 0, paused: 0, ended: 0 };
}
