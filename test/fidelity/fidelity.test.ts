import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NdjsonLine } from '../../server/contract/lines.ts';
import type { ControlCommand, SessionState } from '../../server/contract/session.ts';
import type { Clock } from '../../server/replay/clock.ts';
import type { EventBatch, OutboxEvent } from '../../server/replay/outbox-event.ts';
import { RETENTION_MS } from '../../server/replay/outbox-log.ts';
import type { Session } from '../../server/replay/session.ts';
import { Sessions } from '../../server/replay/sessions.ts';
import { Timeline } from '../../server/replay/timeline.ts';
import type { Attachment, Viewer } from '../../server/replay/viewer.ts';
import { openDatabase, openSessionDatabase } from '../../server/store/database.ts';
import { SqliteRecordReader } from '../../server/store/record-reader.ts';
import { recordingsInto } from '../../server/store/recording-import.ts';
import { SqliteSessionStore } from '../../server/store/session-store.ts';
import { ManualClock } from '../manual-clock.ts';
import { StrictTelemetry, type TelemetryLog } from '../telemetry-log.ts';
import { FrailClient } from './frail-client.ts';
import { judge } from './judge.ts';
import { filters, LENGTH, lines, START } from './random-shift.ts';
import { rate, type Step, step } from './random-steps.ts';
import { type Line, outcomes } from './recorded-state.ts';
import { ReplayClient } from './replay-client.ts';

/** `damaged`: places of records of which only a part is left. */
async function replaying(recorded: readonly Line[], damaged: readonly number[]) {
  const database = await openDatabase(':memory:');
  const clock = new ManualClock();
  const recording = recordingsInto(database, clock)({ name: 'random', sha256: 'random', format: 'ndjson' });
  if ('alreadyImported' in recording) throw new Error('An empty database knows no recording');
  recording.write({
    kind: 'airport',
    airportId: 'LEBL',
    name: 'Barcelona',
    timeZone: 'Europe/Madrid',
    lon: 2,
    lat: 41,
  });
  for (const line of recorded) recording.write(line as NdjsonLine);
  recording.commit();
  const damage = database.prepare('update record set state = substr(state, 1, 40) where sequence = ?');
  for (const place of damaged) damage.run(place + 1);
  const telemetry = new StrictTelemetry();
  const sessions = new Sessions({
    clock,
    timeline: new Timeline(new SqliteRecordReader(database)),
    store: new SqliteSessionStore(await openSessionDatabase(':memory:')),
    maxSessions: 10,
    maxBacklog: 1000,
    telemetry,
  });
  return { clock, sessions, telemetry, close: () => database.close() };
}

describe('a replay', () => {
  it('holds and tells exactly what was recorded and is whole, whatever the data and the commands', {
    timeout: 180_000,
  }, async () => {
    const seen = { states: 0, transitions: 0 };
    let resumed = 0;
    await fc.assert(
      fc.asyncProperty(
        lines,
        fc.array(step, { minLength: 20, maxLength: 80 }),
        filters,
        fc.boolean(),
        rate,
        fc.array(fc.nat({ max: 150 }), { maxLength: 5 }),
        async (recorded, steps, asked, conflate, maxRate, damaged) => {
          const all = outcomes(recorded).filter(({ place }) => !damaged.includes(place));
          const { clock, sessions, telemetry, close } = await replaying(recorded, damaged);
          const session = sessions.open(
            {
              airportId: 'LEBL',
              startTime: new Date(START).toISOString(),
              endTime: new Date(START + LENGTH).toISOString(),
              playbackSpeed: 7,
              filters: asked,
              loop: false,
              paused: false,
              conflate,
            },
            { shared: true },
          );
          const client = new ReplayClient(judge(all, conflate, seen));
          const witness = new Witness(clock);
          session.join(witness);
          const frail = new FrailClient(judge(all, conflate, seen));
          const scene: Scene = {
            clock,
            sessions,
            telemetry,
            session,
            client,
            attachment: session.join(client),
            frail,
            frailAttachment: session.join(frail, { maxRate }),
          };
          for (const next of steps) await take(next, scene);
          resumed += resumeEverywhere(session, witness, clock.now());
          sessions.close();
          close();
          expect(clock.pending).toBe(0);
        },
      ),
      { numRuns: 500 },
    );
    expect(seen.states).toBeGreaterThanOrEqual(10_000);
    expect(seen.transitions).toBeGreaterThan(1_000);
    expect(resumed).toBeGreaterThan(5_000);
    console.info(`compared ${seen.states} states, ${seen.transitions} transitions, ${resumed} resumes`);
  });
});

/** Keeps what a viewer got, and when. */
class Witness implements Viewer {
  readonly backlog = 0;
  readonly got: { event: OutboxEvent; wall: number }[] = [];
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  deliver(batch: EventBatch): void {
    for (const event of batch.events) this.got.push({ event, wall: this.#clock.now() });
  }

  drop(): void {}

  end(): void {}
}

/**
 * Cuts the witness's stream after each of its newest events: who comes back with that id gets exactly what the witness
 * got next; who comes back too late, or from before the snapshot of its joining, gets another.
 */
function resumeEverywhere(session: Session, witness: Witness, now: number): number {
  const cuts = witness.got.slice(-25);
  cuts.forEach(({ event, wall }, at) => {
    const back = new Witness({ now: () => now, after: () => () => {} });
    session.join(back, { lastEventId: event.id }).leave();
    const events = back.got.map(got => got.event);
    if (event.id.endsWith('.p') || (now - wall > RETENTION_MS && events[0]?.id.endsWith('.p'))) {
      expect(events.map(({ event: name }) => name)).toEqual(['playback', 'snapshot']);
    } else expect(events).toEqual(cuts.slice(at + 1).map(got => got.event));
  });
  return cuts.length;
}

interface Scene {
  clock: ManualClock;
  sessions: Sessions;
  telemetry: TelemetryLog;
  session: Session;
  client: ReplayClient;
  attachment: Attachment;
  /** Comes and goes with one rate and another. */
  readonly frail: FrailClient;
  frailAttachment: Attachment;
}

async function take(next: Step, scene: Scene): Promise<void> {
  const { clock, sessions, telemetry, session, client, attachment, frail, frailAttachment } = scene;
  const { sessionId } = session;
  const before = session.state();
  switch (next.do) {
    case 'wait':
      clock.advance(next.ms);
      break;
    case 'control':
      await outOfRangeIsFine(() => sessions.control({ ...next.command, sessionId } as ControlCommand));
      expectDriver(next.command.driver, before, scene);
      break;
    case 'params':
      await outOfRangeIsFine(async () => sessions.setParams({ ...next.command, sessionId }));
      expectDriver(next.command.driver, before, scene);
      break;
    case 'leave':
      attachment.leave();
      clock.advance(next.ms);
      scene.attachment = session.join(
        client,
        next.back === 'resume' ? { lastEventId: client.lastEventId } : {},
      );
      break;
    case 'stall':
      client.backlog = 5000;
      clock.advance(next.ms);
      client.backlog = 0;
      attachment.drained();
      break;
    case 'break':
      frail.breakAfter(next.after);
      clock.advance(next.ms);
      frailAttachment.leave();
      frail.mend();
      telemetry.resyncs.length = 0;
      scene.frailAttachment = session.join(frail, { lastEventId: frail.lastEventId, maxRate: next.maxRate });
      expect(telemetry.resyncs).toEqual([]);
      break;
  }
}

/** Whoever gave the last command that changed something drives, for the session and for who watches it. */
function expectDriver(named: string | undefined, before: SessionState, { session, client }: Scene): void {
  const { revision, driver } = session.state();
  expect(driver).toBe(revision === before.revision ? before.driver : (named ?? null));
  expect(client.session?.driver).toBe(driver);
}

/** A refused command changes nothing, and the comparison goes on. */
async function outOfRangeIsFine(command: () => Promise<unknown>): Promise<void> {
  await command().catch((error: { code?: string }) => {
    if (error.code !== 'out_of_range' && error.code !== 'invalid_range') throw error;
  });
}
