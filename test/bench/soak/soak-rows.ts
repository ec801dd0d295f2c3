import { figure, type Measured, megabytes } from '../report.ts';
import { median } from '../stream/medians.ts';
import { type Flatness, flatness } from './flatness.ts';
import type { Sample } from './sample.ts';
import type { Tally } from './tally.ts';

/** Lines of the table that tell how it went. */
const STRETCHES = 12;
const SLACK_BYTES = 8e6;
const SLACK_DESCRIPTORS = 20;

/** How it went, stretch by stretch. */
export function stretchRows(samples: readonly Sample[]): Measured[] {
  const length = Math.max(1, samples.length / STRETCHES);
  const rows: Measured[] = [];
  for (let from = 0; from < samples.length; from += length) {
    const some = samples.slice(Math.floor(from), Math.floor(from + length));
    const middle = (read: (sample: Sample) => number) => median(some.map(read));
    rows.push({
      part: 'soak',
      work: `${some[0]?.second} to ${some.at(-1)?.second} s: ${figure(middle(sample => sample.viewers))} viewers, ${figure(middle(sample => sample.sessions))} sessions`,
      ours: [
        `resident ${megabytes(middle(sample => sample.residentBytes))}`,
        `in use ${megabytes(middle(sample => sample.heldBytes))}`,
        `${figure(middle(sample => sample.descriptors))} descriptors`,
        `event loop delay p99 ${figure(middle(sample => sample.delayP99Ms))}, longest ${figure(Math.max(...some.map(sample => sample.delayMaxMs)))} ms`,
      ].join(', '),
    });
  }
  return rows;
}

/** What is judged: memory and descriptors flat, and each guest's events whole. */
export function judgedRows(
  samples: readonly Sample[],
  tally: Tally,
  before: Sample,
  left: Sample,
): Measured[] {
  const memory = flatness(samples, sample => sample.residentBytes, { typical: median, slack: SLACK_BYTES });
  // Between two collections garbage is counted: the lowest figure has the least of it.
  const held = flatness(samples, sample => sample.heldBytes, { typical: lowest, slack: SLACK_BYTES });
  const descriptors = flatness(samples, sample => sample.descriptors, {
    typical: median,
    slack: SLACK_DESCRIPTORS,
  });
  return [
    flatRow('resident memory, median', memory, megabytes),
    flatRow('memory in use, lowest', held, megabytes),
    flatRow('descriptors, median', descriptors, figure),
    {
      part: 'soak',
      work: 'descriptors before anybody came, and after all have left',
      ours: `${figure(before.descriptors)}, ${figure(left.descriptors)}`,
      budget: { text: 'all back', met: left.descriptors <= before.descriptors + 2 },
    },
    guestsRow(tally),
  ];
}

function lowest(values: readonly number[]): number {
  return Math.min(...values);
}

function flatRow(work: string, { middle, last, flat }: Flatness, text: (value: number) => string): Measured {
  return {
    part: 'soak',
    work: `${work} of the last third against that of the middle third`,
    ours: `${text(last)} after ${text(middle)}`,
    budget: { text: 'flat', met: flat },
  };
}

function guestsRow({ steps, visits, resumes, resumesLost, closed, ...rest }: Tally): Measured {
  const refused = Object.entries(rest.refused).map(([status, count]) => `${count} with ${status}`);
  return {
    part: 'soak',
    work: `${figure(visits)} visits by three ways, ${figure(resumes)} of them after the last event seen;\n${figure(rest.commands)} commands, ${figure(rest.commandsRefused)} refused`,
    ours: [
      `${figure(steps.next + steps.anew)} events, ${figure(steps.missed)} gaps, ${figure(steps.doubled)} doubled,`,
      `${figure(resumesLost.length)} resumes begun anew, ${figure(closed)} streams closed, refused: ${refused.join(', ') || 'none'}`,
    ].join('\n'),
    budget: {
      text: 'whole',
      met: steps.missed === 0 && steps.doubled === 0 && resumesLost.length === 0 && closed === 0,
    },
  };
}
