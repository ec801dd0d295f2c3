/** A program that plays the viewers of our own sessions and sees that each gets every event once. */
import { setTimeout as sleep } from 'node:timers/promises';
import { answer } from '../operations.ts';
import { sharedNow } from '../shared-now.ts';
import type { StreamAddress } from './connection.ts';
import type { Step } from './continuity.ts';
import { Latencies } from './latencies.ts';
import { type SeeEvent, SessionViewer } from './session-viewer.ts';

/** How many streams are opened at a time. */
const AT_ONCE = 20;

/** What came to all viewers together since the last counting. */
export interface Seen {
  readonly steps: Readonly<Record<Step, number>>;
  /** Streams that the server ended. */
  readonly closed: number;
  /** From one clock to the next of the same viewer, ms. */
  readonly clockGaps: { readonly p50: number; readonly p99: number };
  readonly megabytesPerSecond: number;
  readonly readerCores: number;
}

/** How the viewers came back. */
export interface Returned {
  /** From a viewer's connecting to its next event, ms. */
  readonly untilNext: { readonly p50: number; readonly p99: number; readonly longest: number };
}

const viewers: SessionViewer[] = [];
const addresses: StreamAddress[] = [];
let bytes = 0;
let closed = 0;
let steps: Record<Step, number>;
let gaps: Latencies;
let since: { readonly ms: number; readonly cpu: NodeJS.CpuUsage; readonly bytes: number };
startCounting();

function startCounting(): void {
  steps = { next: 0, missed: 0, doubled: 0, anew: 0 };
  gaps = new Latencies();
  since = { ms: sharedNow(), cpu: process.cpuUsage(), bytes };
}

function newViewer(): SessionViewer {
  let clockMs: number | undefined;
  const see: SeeEvent = (event, atMs, step, length) => {
    steps[step]++;
    bytes += length;
    if (event !== 'clock') return;
    if (clockMs !== undefined) gaps.add(atMs - clockMs);
    clockMs = atMs;
  };
  return new SessionViewer(see, () => {
    closed++;
  });
}

const operations = {
  /** Opens a stream at each address, resolved once each has had an event. */
  async open(opened: readonly StreamAddress[]): Promise<void> {
    for (let from = 0; from < opened.length; from += AT_ONCE) {
      const some = opened.slice(from, from + AT_ONCE);
      addresses.push(...some);
      await Promise.all(
        some.map(address => {
          const viewer = newViewer();
          viewers.push(viewer);
          return viewer.connect(address);
        }),
      );
    }
  },

  startCounting,

  seen(): Seen {
    const { user, system } = process.cpuUsage(since.cpu);
    const ms = sharedNow() - since.ms;
    return {
      steps,
      closed,
      clockGaps: { p50: gaps.quantile(0.5), p99: gaps.quantile(0.99) },
      megabytesPerSecond: (bytes - since.bytes) / 1000 / ms,
      readerCores: (user + system) / 1000 / ms,
    };
  },

  /** Cuts every connection at once, and lets the viewers come back within that time, each where it was. */
  async storm({ withinMs }: { withinMs: number }): Promise<Returned> {
    for (const viewer of viewers) viewer.cut();
    const waits = new Latencies();
    let longest = 0;
    await Promise.all(
      viewers.map(async (viewer, index) => {
        await sleep((index / viewers.length) * withinMs);
        const began = performance.now();
        await viewer.connect(addresses[index] as StreamAddress);
        const wait = performance.now() - began;
        waits.add(wait);
        longest = Math.max(longest, wait);
      }),
    );
    return { untilNext: { p50: waits.quantile(0.5), p99: waits.quantile(0.99), longest } };
  },
};

export type SessionClient = typeof operations;

answer(operations);
