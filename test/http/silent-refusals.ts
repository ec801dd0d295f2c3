import { pino } from 'pino';
import { Refusals } from '../../server/http/refusals.ts';
import { FailureLog } from '../../server/log/failure-log.ts';
import { ManualClock } from '../manual-clock.ts';

/** For tests that do not look at what the log and the metrics are told. */
export function silentRefusals(): Refusals {
  const failures = new FailureLog(pino({ level: 'silent' }), new ManualClock());
  return new Refusals(failures, { answered() {}, refused() {} });
}
