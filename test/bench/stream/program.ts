import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { onInterrupt } from '../interrupt.ts';
import { keepOn } from './cores.ts';
import type { Answer, Operations } from './operations.ts';

/** A program of the bench in a process of its own, which does what it is asked. */
export class Program<O extends Operations> {
  readonly pid: number;
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  readonly #forget: () => void;
  #asked = 0;

  /** Starts the program of that file, on that core. */
  constructor(file: string, core: number) {
    this.#child = spawn(process.execPath, ['--expose-gc', file], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      serialization: 'advanced',
    });
    this.pid = this.#child.pid ?? 0;
    keepOn(core, this.pid);
    this.#child.on('message', (answer: Answer) => this.#settle(answer));
    this.#child.on('exit', (code, signal) => this.#fail(new Error(`${file} ended (${signal ?? code})`)));
    this.#forget = onInterrupt(() => this.#child.kill('SIGKILL'));
  }

  /** Rejected where the program fails at it, or ends. */
  ask<N extends keyof O & string>(
    name: N,
    ...[argument]: Parameters<O[N]>
  ): Promise<Awaited<ReturnType<O[N]>>> {
    const number = this.#asked++;
    this.#child.send({ number, name, argument });
    return new Promise((resolve, reject) => this.#waiting.set(number, { resolve, reject }));
  }

  async stop(): Promise<void> {
    this.#forget();
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const exited = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await exited;
  }

  #settle({ number, value, error }: Answer): void {
    const waiting = this.#waiting.get(number);
    this.#waiting.delete(number);
    if (error === undefined) waiting?.resolve(value as never);
    else waiting?.reject(new Error(error));
  }

  #fail(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
