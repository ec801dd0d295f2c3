import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventBatch } from '../../server/replay/outbox-event.ts';
import type { Attachment } from '../../server/replay/viewer.ts';
import { HonestViewer, OutboxStage } from './outbox-stage.ts';

/** For so long, in ms, an event can be gone on from in any case. */
const PROMISED_MS = 30_000;

type Step =
  | { do: 'play'; ms: number }
  | { do: 'tick'; ms: number; due: boolean }
  | { do: 'turn'; at: number; conflate: boolean }
  | { do: 'tell' }
  | { do: 'restart' }
  | { do: 'break'; who: number; after: number }
  | { do: 'return'; who: number; maxRate: number | undefined; unnoticed: boolean }
  | { do: 'stall'; who: number }
  | { do: 'drain'; who: number };

const rate = fc.option(fc.constantFrom(1, 3, 10, 40), { nil: undefined });
const who = fc.nat({ max: 3 });
const is = <T extends string>(name: T) => fc.constant(name);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: is('play'), ms: fc.integer({ min: 100, max: 3000 }) }) },
  { weight: 4, arbitrary: fc.record({ do: is('tick'), ms: fc.nat({ max: 400 }), due: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: is('turn'), at: fc.nat({ max: 9000 }), conflate: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: is('tell') }) },
  { weight: 1, arbitrary: fc.record({ do: is('restart') }) },
  { weight: 6, arbitrary: fc.record({ do: is('break'), who, after: fc.nat({ max: 12 }) }) },
  { weight: 6, arbitrary: fc.record({ do: is('return'), who, maxRate: rate, unnoticed: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: is('stall'), who }) },
  { weight: 2, arbitrary: fc.record({ do: is('drain'), who }) },
);

/** A viewer whose connection can break in the midst of a batch: what was sent after that never comes. */
class BreakingViewer extends HonestViewer {
  readonly attachment: Attachment;
  readonly #stage: OutboxStage;
  #through = Number.POSITIVE_INFINITY;
  #heardAt = Number.NEGATIVE_INFINITY;

  /** `former`: its connection before. */
  constructor(stage: OutboxStage, maxRate: number | undefined, former?: BreakingViewer) {
    super(former?.history);
    this.#stage = stage;
    if (former) this.#heardAt = former.#heardAt;
    const goesOn = this.#canGoOn();
    const { resyncs } = stage.telemetry;
    const before = resyncs.length;
    this.attachment = stage.join(this, { lastEventId: this.history.at(-1)?.id, maxRate });
    if (goesOn) expect(resyncs.slice(before)).toEqual([]);
  }

  get broken(): boolean {
    return this.#through < 0;
  }

  breakAfter(events: number): void {
    this.#through = Math.min(this.#through, events);
  }

  override deliver(batch: EventBatch): void {
    for (const event of batch.events) {
      this.#through--;
      if (this.broken) return;
      this.#heardAt = this.#stage.clock.now();
      super.deliver(new EventBatch([event]));
    }
  }

  #canGoOn(): boolean {
    const id = this.history.at(-1)?.id;
    if (!id || id.endsWith('.p') || !id.includes(`.${this.#stage.epoch}.`)) return false;
    return this.#stage.clock.now() - this.#heardAt <= PROMISED_MS;
  }
}

/** Four viewers and what happens to them. */
class Scene {
  resumes = 0;
  readonly #stage = new OutboxStage();
  readonly #viewers: BreakingViewer[];

  constructor(rates: readonly (number | undefined)[]) {
    this.#viewers = rates.map(maxRate => new BreakingViewer(this.#stage, maxRate));
  }

  take(next: Step): void {
    const stage = this.#stage;
    if (next.do === 'play') stage.play(next.ms);
    else if (next.do === 'tick') stage.tick(next.ms, next.due);
    else if (next.do === 'turn') stage.turnTo(next.at, next.conflate);
    else if (next.do === 'tell') stage.tellPlayback();
    else if (next.do === 'restart') stage.restart();
    else {
      const viewer = this.#viewers[next.who] as BreakingViewer;
      if (next.do === 'break') viewer.breakAfter(next.after);
      else if (next.do === 'stall') viewer.backlog = 5000;
      else if (next.do === 'drain') drain(viewer);
      else {
        if (!next.unnoticed) viewer.attachment.leave();
        this.#viewers[next.who] = new BreakingViewer(stage, next.maxRate, viewer);
        viewer.attachment.leave();
        this.resumes++;
      }
    }
  }

  /** Lets all that was held back go out, and sees that everybody is where the session is. The answer: events that were merged. */
  end(): number {
    const stage = this.#stage;
    this.#viewers.forEach(drain);
    stage.clock.advance(10_000);
    expect(stage.clock.pending).toBe(0);
    for (const viewer of this.#viewers) {
      if (!viewer.broken) expect(viewer.time).toBe(stage.told);
    }
    expect(stage.unheard).toEqual([]);
    const events = this.#viewers.flatMap(({ history }) => history);
    return events.filter(({ id }) => /-\d+\.\d+$/.test(id)).length;
  }
}

function drain(viewer: BreakingViewer): void {
  viewer.backlog = 0;
  viewer.attachment.drained();
}

describe('an outbox', () => {
  it('tells the truth at every clock, and everything once, however viewers break off and come back', () => {
    const seen = { resumes: 0, merged: 0 };
    const rates = fc.tuple(rate, rate, rate, rate);
    fc.assert(
      fc.property(fc.array(step, { minLength: 20, maxLength: 120 }), rates, (steps, maxRates) => {
        const scene = new Scene(maxRates);
        for (const next of steps) scene.take(next);
        seen.merged += scene.end();
        seen.resumes += scene.resumes;
      }),
      { numRuns: 300 },
    );
    expect(seen.resumes).toBeGreaterThan(1000);
    expect(seen.merged).toBeGreaterThan(1000);
  });
});
