import { figure, type Measured } from '../report.ts';
import { BYTES_PER_VIEWER, VIEWERS } from './bytes-per-viewer.ts';
import type { Lap } from './lap.ts';
import { medianOf } from './medians.ts';
import { GATHER_MS, type Round, SAME_TURN, STEADY } from './round.ts';

/** A server's rounds; none where it is not installed. */
export interface Rounds {
  readonly name: string;
  readonly rounds: readonly Round[];
  readonly missing?: string;
}

const FAN_OUT = {
  deliveriesPerSecond: 3e6,
  timesPeer: { nchan: 8, 'better-sse': 35 } as Record<string, number>,
};
const SAME_TURN_BUDGET = { p50: 3.5, p99: 15, cores: 0.32 };
const STEADY_BUDGET = { p50: Number.POSITIVE_INFINITY, p99: 35, cores: 0.55 };

/** The rows that ours and its peers share, medians of the rounds. */
export function roundRows(ours: Rounds, peers: readonly Rounds[]): Measured[] {
  return [
    fanOutRow(ours, peers),
    delayRow(
      `${STEADY.rate} messages/s to ${figure(VIEWERS)} viewers;\nthose that can gather for ${GATHER_MS.steady} ms`,
      { text: `none lost, p99 ${STEADY_BUDGET.p99} ms, ${percent(STEADY_BUDGET.cores)}`, ...STEADY_BUDGET },
      [ours, ...peers],
      round => round.steady,
    ),
    delayRow(
      `${SAME_TURN.rate} messages/s to ${figure(VIEWERS)} viewers, sent in the same turn`,
      {
        text: `p50 ${SAME_TURN_BUDGET.p50}, p99 ${SAME_TURN_BUDGET.p99} ms, ${percent(SAME_TURN_BUDGET.cores)}`,
        ...SAME_TURN_BUDGET,
      },
      [ours, ...peers],
      round => round.sameTurn,
    ),
    memoryRow(ours, peers),
  ];
}

function fanOutRow(ours: Rounds, peers: readonly Rounds[]): Measured {
  const own = deliveries(ours) ?? 0;
  const beside = peers.map(peer => {
    const theirs = deliveries(peer);
    if (theirs === undefined) return told(peer, () => 'none carried');
    return told(peer, () => `${fanOutText(peer)}, ours ${figure(own / theirs, 1)} times`);
  });
  const ratiosMet = peers.every(peer => own >= (FAN_OUT.timesPeer[peer.name] ?? 0) * (deliveries(peer) ?? 0));
  return {
    part: 'stream',
    work: `the highest rate of 200-byte messages to ${figure(VIEWERS)} viewers\nwithout loss or growing delay; those that can gather for ${GATHER_MS.fanOut} ms`,
    ours: fanOutText(ours),
    beside: beside.join('\n'),
    budget: {
      text: '3 M deliveries/s, 8 times nchan,\n35 times better-sse',
      met: own >= FAN_OUT.deliveriesPerSecond && ratiosMet,
    },
  };
}

function deliveries({ rounds }: Rounds): number | undefined {
  return medianOf(rounds, ({ fanOut }) => fanOut && fanOut.rate * VIEWERS);
}

function fanOutText(one: Rounds): string {
  const server = medianOf(one.rounds, ({ fanOut }) => fanOut?.lap.serverCores);
  const reader = medianOf(one.rounds, ({ fanOut }) => fanOut?.lap.readerCores);
  return `${figure((deliveries(one) ?? 0) / 1e6, 2)} M deliveries/s (server ${percent(server)}, load client ${percent(reader)})`;
}

interface DelayBudget {
  readonly text: string;
  readonly p50: number;
  readonly p99: number;
  readonly cores: number;
}

function delayRow(
  work: string,
  budget: DelayBudget,
  [ours, ...peers]: readonly [Rounds, ...Rounds[]],
  lapOf: (round: Round) => Lap,
): Measured {
  const laps = ours.rounds.map(lapOf);
  const p50 = medianOf(laps, lap => lap.delay.p50) ?? Number.NaN;
  const p99 = medianOf(laps, lap => lap.delay.p99) ?? Number.NaN;
  const cores = medianOf(laps, lap => lap.serverCores);
  const whole = laps.every(lap => lap.lost === 0 && lap.doubled === 0);
  const { text } = budget;
  return {
    part: 'stream',
    work,
    ours: lapsText(laps),
    beside: peers.map(peer => told(peer, () => lapsText(peer.rounds.map(lapOf)))).join('\n'),
    budget: {
      text,
      met: whole && p50 <= budget.p50 && p99 <= budget.p99 && cores !== undefined && cores <= budget.cores,
    },
  };
}

function lapsText(laps: readonly Lap[]): string {
  const lost = Math.max(...laps.map(lap => lap.lost));
  const doubled = Math.max(...laps.map(lap => lap.doubled));
  const median = (read: (lap: Lap) => number | undefined) => medianOf(laps, read);
  const whole = [
    lost > 0 ? `${figure(lost)} LOST OR LATE BY OVER 1 s` : '',
    doubled > 0 ? `${figure(doubled)} DOUBLED` : '',
  ];
  return [
    `p50 ${figure(median(lap => lap.delay.p50) ?? Number.NaN, 1)}, p99 ${figure(median(lap => lap.delay.p99) ?? Number.NaN, 1)} ms`,
    `server ${percent(median(lap => lap.serverCores))}`,
    `load client ${percent(median(lap => lap.readerCores))}`,
    ...whole.filter(part => part !== ''),
  ].join(', ');
}

function memoryRow(ours: Rounds, peers: readonly Rounds[]): Measured {
  const bytesOf = ({ rounds }: Rounds) => medianOf(rounds, round => round.bytesPerViewer);
  const text = (one: Rounds) => {
    const bytes = bytesOf(one);
    return bytes === undefined ? 'the system does not tell' : `${figure(bytes / 1000, 1)} kB`;
  };
  const bytes = bytesOf(ours);
  return {
    part: 'stream',
    work: `resident memory per idle viewer, ${figure(VIEWERS)} of them;\nthe lower of readings before and after a garbage collection`,
    ours: text(ours),
    beside: peers.map(peer => told(peer, () => text(peer))).join('\n'),
    budget: {
      text: `${BYTES_PER_VIEWER / 1000} kB`,
      met: bytes !== undefined && bytes <= BYTES_PER_VIEWER,
    },
  };
}

function told(peer: Rounds, text: () => string): string {
  return `${peer.name}: ${peer.rounds.length === 0 ? peer.missing : text()}`;
}

/** A share of a core. */
export function percent(cores: number | undefined): string {
  return cores === undefined ? 'CPU unknown' : `${figure(cores * 100)} % of a core`;
}
