import { Presets, SingleBar } from 'cli-progress';
import type { Clock } from '../replay/clock.ts';

const PLAIN_INTERVAL_MS = 3000;

/** How far work has come, in whatever unit, and what it is called. */
interface Progress {
  readonly stage: string;
  readonly done: number;
  readonly total: number;
}

/** Shows how far work has come. */
export interface ProgressDisplay {
  show(progress: Progress): void;
  /** Clears what it drew, so that what follows begins on a line of its own. */
  stop(): void;
}

/** A bar on a terminal; elsewhere a line every three seconds, the first after three. */
export function progressDisplay(
  name: string,
  stream: NodeJS.WriteStream | NodeJS.WritableStream,
  clock: Clock,
): ProgressDisplay {
  return 'isTTY' in stream && stream.isTTY ? bar(name, stream) : plainLines(name, stream, clock);
}

function bar(name: string, stream: NodeJS.WritableStream): ProgressDisplay {
  const drawn = new SingleBar(
    {
      stream,
      format: '{name}: {stage} {bar} {percentage}%',
      clearOnComplete: true,
      hideCursor: true,
      gracefulExit: false,
    },
    Presets.shades_classic,
  );
  let stage: string | undefined;
  return {
    show(progress) {
      if (stage === undefined) drawn.start(progress.total, progress.done, { name, stage: progress.stage });
      else drawn.update(progress.done, { stage: progress.stage });
      if (stage !== progress.stage) drawn.render();
      stage = progress.stage;
    },
    stop() {
      if (stage !== undefined) drawn.stop();
      stage = undefined;
    },
  };
}

function plainLines(name: string, stream: NodeJS.WritableStream, clock: Clock): ProgressDisplay {
  let shownAt = clock.now();
  return {
    show({ stage, done, total }) {
      if (clock.now() - shownAt < PLAIN_INTERVAL_MS) return;
      shownAt = clock.now();
      stream.write(`${name}: ${stage} ${total === 0 ? 100 : Math.floor((done / total) * 100)}%\n`);
    },
    stop() {},
  };
}
