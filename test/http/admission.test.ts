import { describe, expect, it } from 'vitest';
import { ReplayError } from '../../server/contract/problems.ts';
import { Admission } from '../../server/http/admission.ts';

const refusal = (what: string, setting: string) =>
  new ReplayError('too_many_viewers', `${what}, as many as ${setting} allows; try again later.`);

describe('the admission of viewers', () => {
  it('refuses those beyond the limit of a session, naming it and its setting', () => {
    const admission = new Admission({ perSession: 2, perAddress: 10 });
    admission.enter('a', '192.0.2.1');
    admission.enter('a', '192.0.2.2');
    expect(() => admission.enter('a', '192.0.2.3')).toThrow(
      refusal('Session a has 2 viewers', 'MAX_VIEWERS_PER_SESSION'),
    );
    admission.enter('b', '192.0.2.3');
  });

  it('refuses those beyond the limit of an address, before a session is opened for them too', () => {
    const admission = new Admission({ perSession: 10, perAddress: 2 });
    admission.enter('a', '192.0.2.1');
    admission.checkAddress('192.0.2.1');
    admission.enter('b', '192.0.2.1');
    const full = refusal('192.0.2.1 has 2 viewers', 'MAX_VIEWERS_PER_ADDRESS');
    expect(() => admission.enter('c', '192.0.2.1')).toThrow(full);
    expect(() => admission.checkAddress('192.0.2.1')).toThrow(full);
    admission.checkAddress('192.0.2.2');
  });

  it('gives a place back once, however often its viewer leaves', () => {
    const admission = new Admission({ perSession: 2, perAddress: 2 });
    const leave = admission.enter('a', '192.0.2.1');
    admission.enter('a', '192.0.2.1');
    leave();
    leave();
    admission.enter('a', '192.0.2.1');
    expect(() => admission.enter('a', '192.0.2.2')).toThrow(ReplayError);
    expect(() => admission.enter('b', '192.0.2.1')).toThrow(ReplayError);
  });

  it('takes no place for whom it refuses', () => {
    const admission = new Admission({ perSession: 1, perAddress: 1 });
    const leave = admission.enter('a', '192.0.2.1');
    expect(() => admission.enter('a', '192.0.2.2')).toThrow(ReplayError);
    expect(() => admission.enter('b', '192.0.2.1')).toThrow(ReplayError);
    leave();
    admission.enter('a', '192.0.2.2');
    admission.enter('b', '192.0.2.1');
  });
});
