import { figure, type Measured } from '../report.ts';
import { medianOf } from './medians.ts';
import { type NeverRead, OTHERS, SETTLED_SECONDS } from './never-reads.ts';

/** How a server dealt with a viewer that never reads, run by run; none where it is not installed. */
export interface NeverReadRuns {
  readonly name: string;
  readonly runs: readonly NeverRead[];
  readonly missing?: string;
}

const BYTES = 1024 * 1024;
const OTHERS_RATE = 0.95;

/** The row of the viewer that never reads, medians of the runs. */
export function neverReadRow(ours: NeverReadRuns, peers: readonly NeverReadRuns[]): Measured {
  const held = medianOf(ours.runs, run => run.held);
  const settled = medianOf(ours.runs, run => run.closedSeconds ?? run.outcomeSeconds) ?? Number.NaN;
  const othersRate = medianOf(ours.runs, run => run.othersRate) ?? Number.NaN;
  const dealtWith = ours.runs.every(({ outcome, othersLost }) => outcome !== 'neither' && othersLost === 0);
  return {
    part: 'stream',
    work: `a viewer that never reads while 40 MB pass,\n${OTHERS} others that do: memory more than without it`,
    ours: textOf(ours),
    beside: peers
      .map(
        peer =>
          `${peer.name}: ${peer.runs.length === 0 ? peer.missing : textOf(peer).replaceAll('\n', ', ')}`,
      )
      .join('\n'),
    budget: {
      text: `1 MiB, resynced or closed\nwithin ${SETTLED_SECONDS} s, the others at\n${OTHERS_RATE * 100} % of their rate`,
      met:
        dealtWith &&
        held !== undefined &&
        held <= BYTES &&
        settled <= SETTLED_SECONDS &&
        othersRate >= OTHERS_RATE,
    },
  };
}

function textOf({ runs }: NeverReadRuns): string {
  const held = medianOf(runs, run => run.held);
  const resident = medianOf(runs, run => run.resident);
  const rate = medianOf(runs, run => run.othersRate) ?? Number.NaN;
  const lost = Math.max(...runs.map(run => run.othersLost));
  const memory = [
    held === undefined ? '' : `${megabytes(held)} held`,
    resident === undefined ? '' : `${megabytes(resident)} resident`,
  ];
  return [
    memory.filter(part => part !== '').join(', '),
    fateOf(runs),
    `the others at ${figure(rate * 100)} %${lost > 0 ? `, ${figure(lost)} LOST OR LATE BY OVER 1 s` : ''}`,
  ].join('\n');
}

function fateOf(runs: readonly NeverRead[]): string {
  const [{ outcome } = { outcome: 'neither' }] = runs;
  const closed = medianOf(runs, run => run.closedSeconds);
  if (closed !== undefined) return `closed ${figure(closed, 1)} s after its backlog was dropped`;
  const seconds = medianOf(runs, run => run.outcomeSeconds) ?? Number.NaN;
  return outcome === 'neither'
    ? 'everything is kept for it'
    : `${outcome} ${figure(seconds, 1)} s after it read again`;
}

function megabytes(bytes: number): string {
  return `${bytes < 0 ? '' : '+'}${figure(bytes / 1024 / 1024, 1)} MiB`;
}
