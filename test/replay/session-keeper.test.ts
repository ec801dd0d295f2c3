import { beforeEach, describe, expect, it } from 'vitest';
import { SessionKeeper } from '../../server/replay/session-keeper.ts';
import type { SessionStore, StoredSession } from '../../server/replay/session-store.ts';
import { ManualClock } from '../manual-clock.ts';
import { TelemetryLog } from '../telemetry-log.ts';

/** A store that says what it was asked to write, and fails for as long as it is told to, after `waitMs`. */
class FaultyStore implements SessionStore {
  readonly written: unknown[][] = [];
  failing = false;
  waitMs = 0;
  attempts = 0;
  readonly #clock: ManualClock;

  constructor(clock: ManualClock) {
    this.#clock = clock;
  }

  save({ sessionId }: StoredSession) {
    this.#write('save', sessionId);
  }

  update(saved: readonly StoredSession[], expired: readonly string[]) {
    this.#write(
      'update',
      saved.map(({ sessionId, revision }) => `${sessionId} ${revision}`),
      expired,
    );
  }

  end(sessionId: string, wall: number) {
    this.#write('end', sessionId, wall);
  }

  wasEnded() {
    return false;
  }

  load() {
    return [];
  }

  #write(...call: unknown[]) {
    this.attempts++;
    this.#clock.pass(this.waitMs);
    if (this.failing) throw new Error('database is locked');
    this.written.push(call);
  }
}

let clock: ManualClock;
let store: FaultyStore;
let telemetry: TelemetryLog;
let keeper: SessionKeeper;
beforeEach(() => {
  clock = new ManualClock(0);
  store = new FaultyStore(clock);
  telemetry = new TelemetryLog();
  keeper = new SessionKeeper(store, clock, telemetry);
});

const stored = (sessionId: string, revision = 0) => ({ sessionId, revision }) as StoredSession;
const session = (sessionId: string) => ({ sessionId, stored: stored(sessionId) });

describe('what nobody waits for', () => {
  it('is kept together, each as it then is, and leaves no timer behind', () => {
    const a = session('a');
    keeper.saveSoon(a);
    clock.advance(50);
    a.stored = stored('a', 3);
    keeper.saveSoon(session('b'));
    keeper.expireSoon('c');
    expect(store.written).toEqual([]);
    clock.advance(50);
    expect(store.written).toEqual([['update', ['a 3', 'b 0'], ['c']]]);
    expect(clock.pending).toBe(0);
  });

  it('is tried again each second until it is kept, and told once', () => {
    store.failing = true;
    keeper.saveSoon(session('a'));
    clock.advance(10_000);
    expect(store.attempts).toBe(10);
    expect(telemetry.failures).toHaveLength(1);
    keeper.expireSoon('b');
    store.failing = false;
    clock.advance(1000);
    expect(store.written).toEqual([['update', ['a 0'], ['b']]]);
    expect(clock.pending).toBe(0);
  });

  it('is kept no more where the session expired, was ended or was saved by a command', () => {
    for (const id of ['expired', 'ended', 'saved']) keeper.saveSoon(session(id));
    keeper.expireSoon('expired');
    keeper.end('ended');
    keeper.save(stored('saved', 1));
    clock.advance(100);
    expect(store.written).toEqual([
      ['end', 'ended', 0],
      ['save', 'saved'],
      ['update', [], ['expired']],
    ]);
  });

  it('is kept at once when the server stops, as far as that is possible', () => {
    keeper.saveSoon(session('a'));
    keeper.close();
    expect(store.written).toEqual([['update', ['a 0'], []]]);
    store.failing = true;
    keeper.saveSoon(session('b'));
    keeper.close();
    expect(clock.pending).toBe(0);
  });
});

describe('a command', () => {
  it('fails where it cannot be kept', () => {
    store.failing = true;
    expect(() => keeper.save(stored('a'))).toThrow('database is locked');
    expect(() => keeper.end('a')).toThrow('database is locked');
    store.failing = false;
    keeper.save(stored('a'));
    expect(store.written).toEqual([['save', 'a']]);
  });

  it('fails at once for half a second after another had to wait, so that streams go on', () => {
    store.failing = true;
    store.waitMs = 50;
    for (let command = 0; command < 1000; command++) {
      expect(() => keeper.save(stored('a'))).toThrow('database is locked');
      clock.advance(1);
    }
    expect(store.attempts).toBe(2);
    store.failing = false;
    store.waitMs = 0;
    clock.advance(500);
    keeper.save(stored('a'));
    expect(store.written).toEqual([['save', 'a']]);
  });
});
