import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';

const MAIN = join(import.meta.dirname, '..', '..', 'server', 'main.ts');

/** The server as `npm start` runs it, in a process of its own. */
export class ServerProcess {
  readonly url: string;
  readonly #child: ChildProcess;
  readonly #lines: string[];
  readonly #output: Interface;

  private constructor(child: ChildProcess, url: string, lines: string[], output: Interface) {
    this.#child = child;
    this.url = url;
    this.#lines = lines;
    this.#output = output;
  }

  /** Resolves once the server has told its address; rejected with what it said where it ends before. */
  static async start(env: Readonly<Record<string, string>>): Promise<ServerProcess> {
    const child = spawn(process.execPath, [MAIN], { env: { PATH: process.env.PATH, ...env } });
    const lines: string[] = [];
    const said = (line: string) => lines.push(line);
    createInterface({ input: child.stderr }).on('line', said);
    const output = createInterface({ input: child.stdout }).on('line', said);
    const exited = once(child, 'close').then(([code]) => {
      throw new Error(`exit ${code}: ${lines.join('\n')}`);
    });
    exited.catch(() => {});
    for (;;) {
      const [line] = await Promise.race([once(output, 'line'), exited]);
      const url = /^Airside Replay runs at (?<url>http:\S+)$/.exec(String(line))?.groups?.url;
      if (url) return new ServerProcess(child, url, lines, output);
    }
  }

  get port(): string {
    return new URL(this.url).port;
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** What the server said so far, on either output. */
  get said(): string {
    return this.#lines.join('\n');
  }

  /** Waits until the server says a line that holds `text`. */
  async untilSaid(text: string): Promise<void> {
    while (!this.said.includes(text)) await once(this.#output, 'line');
  }

  /** Sends a signal and resolves with the exit code, `null` where the signal itself ended the process. */
  async kill(signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return this.#child.exitCode;
    const exited = once(this.#child, 'exit');
    this.#child.kill(signal);
    const [code] = await exited;
    return code;
  }
}
