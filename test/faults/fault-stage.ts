import type { NdjsonLine } from '../../server/contract/lines.ts';
import { type SessionState, sessionState } from '../../server/contract/session.ts';
import { toIso } from '../../server/contract/time.ts';
import { type SampleDatabase, sampleDatabase } from '../end-to-end/sample-database.ts';
import { ServerProcess } from '../end-to-end/server-process.ts';
import { judge } from '../fidelity/judge.ts';
import { type Outcome, outcomes } from '../fidelity/recorded-state.ts';
import { API } from '../http/test-app.ts';
import { AIRPORT, type BusyShift, busyShift, START_MS } from './busy-shift.ts';
import { StrictViewer } from './strict-viewer.ts';

type Environment = Readonly<Record<string, string>>;

/** A shift that fills some ten kilobytes a second at ten times its speed. */
const ORDINARY: BusyShift = { seconds: 600, vehicles: 12, tasks: 300 };

/** The real server in a process of its own over a busy shift, and what a test does with it. */
export class FaultStage implements AsyncDisposable {
  readonly outcomes: readonly Outcome[];
  readonly database: SampleDatabase;
  readonly #shift: BusyShift;
  readonly #env: Environment;
  server: ServerProcess;

  private constructor(database: SampleDatabase, server: ServerProcess, shift: BusyShift, env: Environment) {
    this.database = database;
    this.server = server;
    this.#shift = shift;
    this.#env = env;
    this.outcomes = outcomes(busyShift(shift));
  }

  static async open(shift: BusyShift = ORDINARY, env: Environment = {}): Promise<FaultStage> {
    const database = await sampleDatabase(busyShift(shift) as NdjsonLine[]);
    try {
      const server = await ServerProcess.start({ ...env, DATABASE: database.path, PORT: '0' });
      return new FaultStage(database, server, shift, env);
    } catch (error) {
      database.remove();
      throw error;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.server.kill('SIGKILL');
    this.database.remove();
  }

  /** Starts the server again on the same port, once it was killed; on the same store where no other is named. */
  async restart(more: Environment = {}): Promise<void> {
    const { port } = this.server;
    this.server = await ServerProcess.start({
      ...this.#env,
      DATABASE: this.database.path,
      ...more,
      PORT: port,
    });
  }

  /** The range of the whole shift, and more where it is named. */
  options(more: object = {}): Record<string, unknown> {
    const range = { startTime: toIso(START_MS), endTime: toIso(START_MS + this.#shift.seconds * 1000) };
    return { airportId: AIRPORT, ...range, ...more };
  }

  /** A new shared session. */
  async share(more: object = {}): Promise<SessionState> {
    return sessionState.parse(await this.post('/sessions', this.options(more)));
  }

  async session(sessionId: string): Promise<SessionState> {
    return sessionState.parse(await (await fetch(`${this.server.url}${API}/sessions/${sessionId}`)).json());
  }

  control(sessionId: string, action: string, more: object = {}): Promise<unknown> {
    return this.post('/control', { sessionId, action, ...more });
  }

  /** Rejects where the answer is a refusal. */
  async post(path: string, body: object): Promise<unknown> {
    const answer = await fetch(`${this.server.url}${API}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok)
      throw new Error(`${path} ${JSON.stringify(body)}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  /** The address of a session's stream by one of its ways, through `url` where it is not the server itself. */
  streamUrl(
    sessionId: string,
    url: string = this.server.url,
    way: 'stream' | 'ws' | 'poll' = 'stream',
  ): string {
    return `${url}${API}/${way}?sessionId=${sessionId}`;
  }

  /** A viewer that compares all that it gets with the recorded past. */
  viewer({ conflate = true } = {}): StrictViewer {
    return new StrictViewer(judge(this.outcomes, conflate));
  }
}
