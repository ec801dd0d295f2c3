import type { Step } from '../stream/load/continuity.ts';

/** What the guests went through, all together. */
export interface Tally {
  readonly steps: Record<Step, number>;
  /** Visits, and of these those that went on after an event of the visit before. */
  visits: number;
  resumes: number;
  /** Resumes that began anew although the guest had read all along and was away for seconds only: after which event came which. */
  readonly resumesLost: string[];
  /** Streams that the server closed though nobody had ended their session, those that did not read left out. */
  closed: number;
  /** Refused visits by status. */
  readonly refused: Record<number, number>;
  /** Commands carried out, and those refused. */
  commands: number;
  commandsRefused: number;
}

export function emptyTally(): Tally {
  return {
    steps: { next: 0, missed: 0, doubled: 0, anew: 0 },
    visits: 0,
    resumes: 0,
    resumesLost: [],
    closed: 0,
    refused: {},
    commands: 0,
    commandsRefused: 0,
  };
}
