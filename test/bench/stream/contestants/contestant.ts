import type { StreamAddress } from '../load/connection.ts';
import type { Schedule } from '../schedule.ts';
import type { Stalled } from './serve-messages.ts';

/** A running server that sends messages to its viewers. */
export interface Contestant {
  readonly address: StreamAddress;
  /** The processes whose time and memory count. */
  readonly pids: readonly number[];
  /** Resolved once all messages are handed over. */
  publish(schedule: Schedule): Promise<void>;
  /** Publishes no more of it: that is resolved then. */
  cease(): Promise<void>;
  /** Frees what is not in use, where the server can be told to; gives what is in use then, in bytes. */
  collect(): Promise<number | undefined>;
  /** What became of a viewer that did not read; `undefined` where the server has no way to deal with such. */
  stalled(): Promise<Stalled | undefined>;
  stop(): Promise<void>;
}

/** A server to measure. */
export interface Entry {
  readonly name: string;
  /** Whether messages that come shortly after each other can leave together. */
  readonly gathers: boolean;
  /** `undefined` where it is not installed. */
  start(): Promise<Contestant | undefined>;
  /** Runs that are enough, where it is fewer than usual. */
  readonly runs?: number;
  /** What to tell where it is not installed. */
  readonly missing?: string;
}
