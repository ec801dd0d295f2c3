import { ReplayError } from '../contract/problems.ts';

export interface AdmissionLimits {
  /** Viewers that may watch one session at once. */
  readonly perSession: number;
  /** Viewers that may watch from one address at once. */
  readonly perAddress: number;
}

/** Counts who watches, by session and by address, whatever the way in, and turns away who would be too many. */
export class Admission {
  readonly #limits: AdmissionLimits;
  readonly #inSession = new Map<string, number>();
  readonly #atAddress = new Map<string, number>();

  constructor(limits: AdmissionLimits) {
    this.#limits = limits;
  }

  /** Before a session is opened for a viewer: throws `too_many_viewers` where {@link enter} would because of its address. */
  checkAddress(address: string): void {
    const { perAddress } = this.#limits;
    if ((this.#atAddress.get(address) ?? 0) < perAddress) return;
    throw full(`${address} has ${perAddress} viewers`, 'MAX_VIEWERS_PER_ADDRESS');
  }

  /**
   * Takes a place for a viewer that is about to join, and answers with what gives it back, once however often it is
   * called. Throws `too_many_viewers`, and then has taken none.
   */
  enter(sessionId: string, address: string): () => void {
    const { perSession } = this.#limits;
    if ((this.#inSession.get(sessionId) ?? 0) >= perSession) {
      throw full(`Session ${sessionId} has ${perSession} viewers`, 'MAX_VIEWERS_PER_SESSION');
    }
    this.checkAddress(address);
    this.#count(sessionId, address, 1);
    let inside = true;
    return () => {
      if (inside) this.#count(sessionId, address, -1);
      inside = false;
    };
  }

  #count(sessionId: string, address: string, change: 1 | -1): void {
    add(this.#inSession, sessionId, change);
    add(this.#atAddress, address, change);
  }
}

function full(what: string, setting: string): ReplayError {
  return new ReplayError('too_many_viewers', `${what}, as many as ${setting} allows; try again later.`);
}

function add(counts: Map<string, number>, key: string, change: number): void {
  const count = (counts.get(key) ?? 0) + change;
  if (count > 0) counts.set(key, count);
  else counts.delete(key);
}
