import type { Request } from 'express';
import type { Logger } from 'pino';
import type { Clock } from '../replay/clock.ts';
import { type Place, Sent, type Traffic, type Transport } from '../streams/traffic.ts';
import type { Admission } from './admission.ts';
import { clientAddress } from './client-address.ts';

/** Lets viewers in, as far as the limits go, counts what they are sent, and tells the log when they come and go. */
export class Viewers {
  readonly #admission: Admission;
  readonly #traffic: Traffic;
  readonly #clock: Clock;
  readonly #log: Logger;

  constructor(admission: Admission, traffic: Traffic, clock: Clock, log: Logger) {
    this.#admission = admission;
    this.#traffic = traffic;
    this.#clock = clock;
    this.#log = log;
  }

  /** Throws `too_many_viewers`. */
  enter(request: Request, sessionId: string, transport: Transport): Place {
    const leaveAdmission = this.#admission.enter(sessionId, clientAddress(request));
    const sent = new Sent();
    const leaveTraffic = this.#traffic.enter(transport, sent);
    const who = { requestId: request.res?.locals.requestId, sessionId, transport };
    const since = this.#clock.now();
    this.#log.info(who, 'viewer joined');
    let inside = true;
    return {
      sent,
      leave: () => {
        if (!inside) return;
        inside = false;
        leaveAdmission();
        leaveTraffic();
        const seconds = Math.round((this.#clock.now() - since) / 1000);
        this.#log.info({ ...who, seconds, ...sent }, 'viewer left');
      },
    };
  }
}
