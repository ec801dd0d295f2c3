import { expect, it } from 'vitest';
import { demoProgressIn } from '../../../web/recordings/use-demo-progress.ts';

it('tells how far the demo is, and none where the server makes none', () => {
  expect(demoProgressIn(503, { detail: 'The demo shift is being made.' })).toEqual({ percent: null });
  expect(demoProgressIn(503, { detail: 'The demo shift is being made: 40 %.' })).toEqual({ percent: 40 });
  expect(demoProgressIn(503, { detail: 'The demo shift could not be imported; restart.' })).toBeNull();
  expect(demoProgressIn(503, 'a proxy')).toBeNull();
  expect(demoProgressIn(200, { status: 'ok' })).toBeNull();
});
