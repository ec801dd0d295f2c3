import { expect, it } from 'vitest';
import { Continuity, type Step } from './continuity.ts';

function stepsOf(...events: readonly string[]): Step[] {
  const continuity = new Continuity();
  return events.map(text => {
    const [id = '', event = ''] = text.split(' ');
    return continuity.step(`session.epoch.${id}`, event);
  });
}

it('takes a stream as whole that goes on event by event', () => {
  expect(
    stepsOf('4.p playback', '4.s snapshot', '5.0 vehicle_update', '5.1 clock', '6.0 playback', '7.0 clock'),
  ).toEqual(['anew', 'next', 'next', 'next', 'next', 'next']);
});

it.each([
  ['an entry', ['5.1 clock', '7.0 clock'], 'missed'],
  ['an event within an entry', ['5.0 vehicle_update', '5.2 clock'], 'missed'],
  ['the end of an entry', ['5.0 vehicle_update', '6.0 clock'], 'missed'],
  ['the beginning of an entry', ['5.0 clock', '6.1 clock'], 'missed'],
  ['nothing, but an event twice', ['5.0 clock', '5.0 clock'], 'doubled'],
  ['nothing, but an entry twice', ['5.0 clock', '6.0 clock', '5.0 clock'], 'doubled'],
  ['all, and is given the state anew', ['5.0 clock', '9.p playback'], 'anew'],
])('sees that a viewer missed %s', (_, events, step) => {
  expect(stepsOf(...events).at(-1)).toBe(step);
});
