import { MINUTE, type TaskSpec } from './task-spec.ts';

/** What is known of one step; seconds from the shift's start. */
export interface Progress {
  readonly start: number | null;
  readonly end: number | null;
}

export interface PlannedStep {
  start: number;
  end: number;
}

/**
 * Spreads the steps over time: what has happened stands, a running step ends no earlier than `now`, the rest begins
 * as soon as its anchor and the steps before it allow. Steps must come after those that they wait for.
 */
export function planSteps(
  specs: readonly TaskSpec[],
  progress: (step: string) => Progress,
  times: {
    readonly inBlock: number;
    readonly offBlock: number;
    readonly startUp: number;
    readonly now: number;
  },
): Map<string, PlannedStep> {
  const plan = new Map<string, PlannedStep>();
  const anchors = { in_block: times.inBlock, off_block: times.offBlock, start_up: times.startUp };
  for (const spec of specs) {
    const known = progress(spec.step);
    let start = anchors[spec.anchor.at] + spec.anchor.offset;
    for (const step of spec.after)
      start = Math.max(start, (plan.get(step)?.end ?? start - spec.pause) + spec.pause);
    for (const step of spec.during) start = Math.max(start, plan.get(step)?.start ?? start);
    if (known.start === null) start = Math.max(start, times.now);
    else start = known.start;
    const end = known.end ?? Math.max(start + spec.duration, known.start === null ? 0 : times.now);
    plan.set(spec.step, { start, end });
  }
  for (const spec of specs) {
    const step = plan.get(spec.step);
    const until = spec.until === null ? undefined : plan.get(spec.until);
    if (step && until && progress(spec.step).end === null) step.end = Math.max(step.end, until.end + MINUTE);
  }
  return plan;
}
