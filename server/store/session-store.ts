import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { sessionState } from '../contract/session.ts';
import type { SessionStore, StoredSession } from '../replay/session-store.ts';

const { sessionId, revision, airportId, playbackSpeed, status, loop, shared, filters, driver } =
  sessionState.shape;
const time = z.number();
const storedSession: z.ZodType<StoredSession> = z.strictObject({
  sessionId,
  shared,
  revision,
  airportId,
  startTime: time,
  endTime: time,
  anchor: z.strictObject({ time, wall: time, speed: playbackSpeed, status }),
  loop,
  conflate: z.boolean(),
  filters,
  driver: driver.default(null),
  idleSince: time.nullable(),
});

/** For how long it is remembered that a session was ended on purpose. */
const REMEMBER_ENDED_MS = 86_400_000;

/** Keeps sessions in their database; what a method wrote survives the process, `kill -9` included. */
export class SqliteSessionStore implements SessionStore {
  readonly #save;
  readonly #load;
  readonly #wasEnded;
  readonly #update;
  readonly #end;
  readonly #onDamaged: (sessionId: string) => void;

  /** `onDamaged` is told of each session that cannot be read when they are loaded. */
  constructor(database: Database, onDamaged: (sessionId: string) => void = () => {}) {
    this.#onDamaged = onDamaged;
    this.#save = database.prepare<[string, string]>(
      `insert into session (session_id, state) values (?, ?)
       on conflict (session_id) do update set state = excluded.state`,
    );
    this.#load = database
      .prepare<[], [sessionId: string, state: unknown]>(
        'select session_id, state from session order by rowid',
      )
      .raw();
    this.#wasEnded = database
      .prepare<[string], number>('select 1 from ended_session where session_id = ?')
      .pluck();
    const remove = database.prepare<[string]>('delete from session where session_id = ?');
    const remember = database.prepare(
      'insert or replace into ended_session (session_id, ended_at) values (?, ?)',
    );
    const forget = database.prepare('delete from ended_session where ended_at < ?');
    this.#update = database.transaction((saved: readonly StoredSession[], expired: readonly string[]) => {
      for (const sessionId of expired) remove.run(sessionId);
      for (const session of saved) this.save(session);
    });
    this.#end = database.transaction((sessionId: string, wall: number) => {
      remove.run(sessionId);
      remember.run(sessionId, Math.floor(wall));
      forget.run(Math.floor(wall) - REMEMBER_ENDED_MS);
    });
  }

  save(session: StoredSession): void {
    this.#save.run(session.sessionId, JSON.stringify(session));
  }

  /** What is forgotten makes room first, where there is little. */
  update(saved: readonly StoredSession[], expired: readonly string[]): void {
    this.#update.immediate(saved, expired);
  }

  end(sessionId: string, wall: number): void {
    this.#end.immediate(sessionId, wall);
  }

  wasEnded(sessionId: string): boolean {
    return this.#wasEnded.get(sessionId) !== undefined;
  }

  /** Every session that can be read, in the order in which they were opened. */
  load(): StoredSession[] {
    return this.#load.all().flatMap(([sessionId, state]) => {
      const session = parsed(state);
      if (!session) this.#onDamaged(sessionId);
      return session ?? [];
    });
  }
}

function parsed(state: unknown): StoredSession | undefined {
  try {
    return storedSession.safeParse(JSON.parse(String(state))).data;
  } catch {
    return undefined;
  }
}
