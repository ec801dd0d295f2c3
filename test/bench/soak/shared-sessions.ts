import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../../../data/shift/random.ts';
import { ENDPOINTS } from '../../../server/contract/endpoints.ts';
import { toIso } from '../../../server/contract/time.ts';
import type { MovingVehicles } from '../moving-vehicles.ts';
import { START } from '../ten-million.ts';
import type { Tally } from './tally.ts';

const COMMAND_EVERY_MS = 500;
/** Every so many commands one session is ended and another made. */
const RENEWED_EVERY = 40;
/** One that all watch plays at most so fast. */
const SPEEDS = [1, 2, 5, 10] as const;

/** Shared sessions that somebody controls all the time: played, paused, moved, filtered, ended and made anew. */
export class SharedSessions {
  readonly #url: string;
  readonly #recording: MovingVehicles;
  readonly #random: Random;
  readonly #tally: Tally;
  readonly ids: string[] = [];

  constructor(url: string, recording: MovingVehicles, random: Random, tally: Tally) {
    this.#url = url;
    this.#recording = recording;
    this.#random = random;
    this.#tally = tally;
  }

  /** Makes so many. */
  async make(count: number): Promise<void> {
    for (let made = 0; made < count; made++) this.ids.push(await this.#make());
  }

  /** Sends commands until the signal. */
  async control(signal: AbortSignal): Promise<void> {
    for (let command = 1; !signal.aborted; command++) {
      await sleep(COMMAND_EVERY_MS, undefined, { signal }).catch(() => {});
      const index = this.#random.integer(0, this.ids.length - 1);
      if (command % RENEWED_EVERY === 0) await this.#renew(index);
      else await this.#command(this.ids[index] ?? '');
    }
  }

  async #renew(index: number): Promise<void> {
    const path = ENDPOINTS.endSession.path.replace('{sessionId}', this.ids[index] ?? '');
    this.#count(await fetch(`${this.#url}${path}`, { method: 'DELETE' }));
    this.ids[index] = await this.#make();
  }

  async #command(sessionId: string): Promise<void> {
    const random = this.#random;
    const time = toIso(START + random.integer(0, this.#recording.seconds) * 1000);
    const bus = { vehicleTypes: ['bus'] };
    const [endpoint, body] = random.pick([
      [ENDPOINTS.control, { action: 'seek', time }],
      [ENDPOINTS.control, { action: 'pause' }],
      [ENDPOINTS.control, { action: 'step', by: 'PT5S' }],
      [ENDPOINTS.setParams, { playbackSpeed: random.pick(SPEEDS) }],
      [ENDPOINTS.setParams, { filters: random.pick([{}, bus]) }],
      // What is paused is set going again soon.
      [ENDPOINTS.control, { action: 'play' }],
      [ENDPOINTS.control, { action: 'play' }],
      [ENDPOINTS.control, { action: 'play' }],
    ] as const);
    this.#count(await this.#post(endpoint.path, { sessionId, ...body }));
  }

  async #make(): Promise<string> {
    const { airportId, seconds } = this.#recording;
    const made = await this.#post(ENDPOINTS.openSession.path, {
      airportId,
      startTime: toIso(START),
      endTime: toIso(START + seconds * 1000),
      playbackSpeed: SPEEDS.at(-1),
      loop: true,
    });
    if (made.status !== 201) throw new Error(await made.text());
    return (await made.json()).sessionId;
  }

  #post(path: string, body: object): Promise<Response> {
    return fetch(`${this.#url}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  #count(answer: Response): void {
    if (answer.ok) this.#tally.commands++;
    else this.#tally.commandsRefused++;
    answer.body?.cancel();
  }
}
