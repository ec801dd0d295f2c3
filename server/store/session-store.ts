import type { Database } from 'better-sqlite3';
import type { SessionStore, StoredSession } from '../replay/session-store.ts';

/** For how long it is remembered that a session was ended on purpose. */
const REMEMBER_ENDED_MS = 86_400_000;

/** Keeps sessions in their database; what a method wrote survives the process, `kill -9` included. */
export class SqliteSessionStore implements SessionStore {
  readonly #save;
  readonly #load;
  readonly #wasEnded;
  readonly #expire;
  readonly #end;

  constructor(database: Database) {
    this.#save = database.prepare<[string, string]>(
      `insert into session (session_id, state) values (?, ?)
       on conflict (session_id) do update set state = excluded.state`,
    );
    this.#load = database.prepare<[], string>('select state from session order by rowid').pluck();
    this.#wasEnded = database
      .prepare<[string], number>('select 1 from ended_session where session_id = ?')
      .pluck();
    const remove = database.prepare<[string]>('delete from session where session_id = ?');
    const remember = database.prepare(
      'insert or replace into ended_session (session_id, ended_at) values (?, ?)',
    );
    const forget = database.prepare('delete from ended_session where ended_at < ?');
    this.#expire = remove;
    this.#end = database.transaction((sessionId: string, wall: number) => {
      remove.run(sessionId);
      remember.run(sessionId, Math.floor(wall));
      forget.run(Math.floor(wall) - REMEMBER_ENDED_MS);
    });
  }

  save(session: StoredSession): void {
    this.#save.run(session.sessionId, JSON.stringify(session));
  }

  expire(sessionId: string): void {
    this.#expire.run(sessionId);
  }

  end(sessionId: string, wall: number): void {
    this.#end.immediate(sessionId, wall);
  }

  wasEnded(sessionId: string): boolean {
    return this.#wasEnded.get(sessionId) !== undefined;
  }

  /** Every session kept, in order of its id. */
  load(): StoredSession[] {
    return this.#load.all().map(state => JSON.parse(state) as StoredSession);
  }
}
