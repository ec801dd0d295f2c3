import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { type SessionOptions, sessionOptions } from '../../server/contract/session.ts';
import type { EventBatch } from '../../server/replay/outbox-event.ts';
import { Sessions } from '../../server/replay/sessions.ts';
import { Timeline } from '../../server/replay/timeline.ts';
import type { Viewer } from '../../server/replay/viewer.ts';
import { openSessionDatabase } from '../../server/store/database.ts';
import { SqliteRecordReader } from '../../server/store/record-reader.ts';
import { SqliteSessionStore } from '../../server/store/session-store.ts';
import { ManualClock } from '../manual-clock.ts';
import { StrictTelemetry } from '../telemetry-log.ts';

/**
 * SHA-256 over the names and data of every event that one viewer of a replay gets, in order: the stream from the first
 * `playback` and `snapshot` to the end of the range, and after it a seek to each of the times. Left out is what two replays of
 * one recording never share: the session's id, and the events' ids, which begin with it.
 */
export async function replayDigest(
  database: Database,
  options: Partial<SessionOptions> & Pick<SessionOptions, 'startTime' | 'endTime'>,
  seeks: readonly string[] = [],
): Promise<{ readonly sha256: string; readonly events: number }> {
  const clock = new ManualClock();
  const sessionDatabase = await openSessionDatabase(':memory:');
  const sessions = new Sessions({
    clock,
    timeline: new Timeline(new SqliteRecordReader(database)),
    store: new SqliteSessionStore(sessionDatabase),
    maxSessions: 1,
    maxBacklog: 1000,
    telemetry: new StrictTelemetry(),
  });
  const session = sessions.open(sessionOptions.parse({ airportId: 'LEBL', ...options }), { shared: true });
  const viewer = new HashingViewer(session.sessionId);
  session.join(viewer);
  while (session.state().status !== 'ended') clock.advance(1000);
  for (const time of seeks) await sessions.control({ sessionId: session.sessionId, action: 'seek', time });
  sessions.close();
  sessionDatabase.close();
  return { sha256: viewer.digest(), events: viewer.events };
}

class HashingViewer implements Viewer {
  readonly backlog = 0;
  events = 0;
  readonly #hash = createHash('sha256');
  readonly #sessionId: string;

  constructor(sessionId: string) {
    this.#sessionId = sessionId;
  }

  deliver(batch: EventBatch): void {
    for (const { event, data } of batch.events) {
      this.events++;
      this.#hash.update(`${event}\n${event === 'playback' ? data.replace(this.#sessionId, '') : data}\n`);
    }
  }

  drop(): void {}

  end(): void {}

  digest(): string {
    return this.#hash.digest('hex');
  }
}
