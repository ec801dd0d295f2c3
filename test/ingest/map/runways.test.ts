import { expect, it } from 'vitest';
import { endNames } from '../../../server/ingest/map/runways.ts';

it.each([
  ['07L/25R', ['07L', '25R']],
  ['07L-25R', ['07L', '25R']],
  ['RUNWAY 10R/28L', ['10R', '28L']],
  ['7/25', ['07', '25']],
  ['36C', ['36C', '18C']],
  ['18', ['18', '36']],
  ['05L', ['05L', '23R']],
  ['Main runway', ['', '']],
  ['', ['', '']],
])('%s names the ends %j', (text, ends) => {
  expect(endNames(text)).toEqual(ends);
});
