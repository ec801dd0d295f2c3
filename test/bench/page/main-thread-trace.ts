import type { Browser, Page } from 'playwright-core';

/** What a page's main thread did from the beginning of one frame to that of the next. Milliseconds. */
export interface Frame {
  /** Processor time of all its tasks. */
  readonly cpu: number;
  /** Of that, what the frame's own task took: scripts of the animation frame, style, layout and paint records. */
  readonly drawing: number;
  /** The tasks' time by the clock: with it, waiting for a free core and for the GPU process. */
  readonly wall: number;
}

/** An event of Chromium's trace; times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Processor time of the thread. */
  readonly tdur?: number;
}

const TASK = 'ThreadControllerImpl::RunTask';
const FRAME_BEGINS = 'ProxyMain::BeginMainFrame';
/** As few as will do: tracing itself costs the main thread time. */
const CATEGORIES = ['toplevel', 'cc'];

/** Traces a page for so many ms and tells its main thread's frames, in order; other tasks between them included. */
export async function traceFrames(browser: Browser, page: Page, ms: number): Promise<Frame[]> {
  await browser.startTracing(page, { categories: CATEGORIES });
  await page.waitForTimeout(ms);
  const trace = await browser.stopTracing();
  const { traceEvents }: { traceEvents: TraceEvent[] } = JSON.parse(trace.toString());
  const begins = traceEvents.filter(event => event.name === FRAME_BEGINS);
  const thread = begins
    .map(threadOf)
    .sort()
    .at(Math.floor(begins.length / 2));
  const onThread = (event: TraceEvent) => threadOf(event) === thread;
  const tasks = traceEvents.filter(event => event.name === TASK && onThread(event));
  return framesOf(
    tasks.sort((a, b) => a.ts - b.ts),
    begins.filter(onThread).map(event => event.ts),
  );
}

/** The thread with most frames is the page's: it alone animates. */
function threadOf({ pid, tid }: TraceEvent): string {
  return `${pid}/${tid}`;
}

/** A frame is the task that holds its beginning and all tasks up to the next such; the last one is cut off, so left out. */
function framesOf(tasks: readonly TraceEvent[], begins: readonly number[]): Frame[] {
  const starts = [...begins].sort((a, b) => a - b);
  const frames: { cpu: number; drawing: number; wall: number }[] = [];
  let next = 0;
  for (const { ts, dur = 0, tdur = 0 } of tasks) {
    while ((starts[next] ?? Number.POSITIVE_INFINITY) < ts) next++;
    if ((starts[next] ?? Number.POSITIVE_INFINITY) <= ts + dur)
      frames.push({ cpu: 0, drawing: tdur / 1000, wall: 0 });
    const frame = frames.at(-1);
    if (!frame) continue;
    frame.cpu += tdur / 1000;
    frame.wall += dur / 1000;
  }
  return frames.slice(0, -1);
}
