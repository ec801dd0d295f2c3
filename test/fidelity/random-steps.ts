import fc from 'fast-check';
import type { ControlCommand, ParamsCommand } from '../../server/contract/session.ts';
import { filters, instant, LENGTH, START, speed } from './random-shift.ts';

type Unaddressed<C> = C extends unknown ? Omit<C, 'sessionId'> : never;

/** Something that happens to a session and its viewers. */
export type Step =
  | { do: 'wait'; ms: number }
  | { do: 'control'; command: Unaddressed<ControlCommand> }
  | { do: 'params'; command: Unaddressed<ParamsCommand> }
  | { do: 'leave'; ms: number; back: 'resume' | 'anew' }
  | { do: 'stall'; ms: number }
  | { do: 'break'; after: number; ms: number; maxRate: number | undefined };

const driver = fc.constantFrom({}, { driver: 'Li' }, { driver: 'Ana' });

/** Events a second that a viewer wants at most. */
export const rate = fc.option(fc.constantFrom(1, 2, 5, 20), { nil: undefined });

export const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 4000 }) }),
  },
  {
    weight: 4,
    arbitrary: fc
      .oneof(
        fc.constantFrom<Unaddressed<ControlCommand>>(
          { action: 'play' },
          { action: 'play' },
          { action: 'pause' },
          { action: 'toggle' },
          { action: 'stop' },
        ),
        instant.map(time => ({ action: 'seek' as const, time })),
        fc.constantFrom('PT5S', '-PT0.5S', 'PT1H').map(by => ({ action: 'step' as const, by })),
        fc.constantFrom('next' as const, 'previous' as const).map(to => ({ action: 'step' as const, to })),
        fc
          .constantFrom('vehicle' as const, 'task' as const)
          .map(kind => ({ action: 'step' as const, to: 'next' as const, kind })),
      )
      .chain(command => driver.map(named => ({ do: 'control' as const, command: { ...command, ...named } }))),
  },
  {
    weight: 3,
    arbitrary: fc
      .oneof(
        filters.map(value => ({ filters: value })),
        speed.map(playbackSpeed => ({ playbackSpeed })),
        fc.boolean().map(loop => ({ loop })),
        fc
          .integer({ min: 20_000, max: LENGTH })
          .map(end => ({ endTime: new Date(START + end).toISOString() })),
        fc
          .integer({ min: 0, max: 19_999 })
          .map(start => ({ startTime: new Date(START + start).toISOString() })),
      )
      .chain(command => driver.map(named => ({ do: 'params' as const, command: { ...command, ...named } }))),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('leave' as const),
      ms: fc.integer({ min: 0, max: 3000 }),
      back: fc.constantFrom('resume' as const, 'anew' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('stall' as const), ms: fc.integer({ min: 1, max: 3000 }) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('break' as const),
      after: fc.nat({ max: 12 }),
      ms: fc.integer({ min: 0, max: 3000 }),
      maxRate: rate,
    }),
  },
);
