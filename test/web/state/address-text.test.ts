import fc from 'fast-check';
import { expect, test } from 'vitest';
import { vehicleType } from '../../../server/contract/vocabulary.ts';
import type { AddressParts } from '../../../web/state/address-parts.ts';
import { addressText, readAddress } from '../../../web/state/address-text.ts';

const at = (time: string) => Date.parse(`2026-03-14T${time}Z`);

const whole: AddressParts = {
  airport: 'LEBL',
  from: at('06:00:00'),
  to: at('07:00:00'),
  time: at('06:10:00.250'),
  speed: 10,
  loop: true,
  kinds: ['vehicle', 'task'],
  vehicleTypes: ['fuel_truck'],
  select: { kind: 'task', id: 'T-0181' },
  camera: { lon: 2.078125, lat: 41.2971, zoom: 15.25, bearing: -30.5, pitch: 45 },
  pane: 'gantt',
  lang: 'zh-CN',
  kiosk: true,
};

test('an address can be read by a person', () => {
  expect(addressText(whole)).toBe(
    '?airport=LEBL&from=2026-03-14T06:00:00Z&to=2026-03-14T07:00:00Z&time=2026-03-14T06:10:00.250Z&speed=10&loop=1' +
      '&kinds=vehicle,task&vehicleTypes=fuel_truck&select=task:T-0181&camera=2.078125,41.2971,15.25,-30.5,45' +
      '&pane=gantt&lang=zh-CN&kiosk=1',
  );
  expect(addressText({})).toBe('');
});

test('an address is read back exactly', () => {
  expect(readAddress(addressText(whole))).toEqual({ parts: whole, broken: [] });
  const id = fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' });
  const many = fc.array(id, { maxLength: 4 });
  const parts = fc.record(
    {
      sessionId: id,
      time: fc.integer({ min: 0, max: 4e12 }),
      speed: fc.double({ min: 1e-9, max: 3600, noNaN: true }),
      loop: fc.boolean(),
      vehicleTypes: fc.array(fc.constantFrom(...vehicleType.options), { maxLength: 3 }),
      vehicleIds: many,
      stands: many,
      select: fc.record({ kind: fc.constantFrom('vehicle' as const, 'stand' as const), id }),
      pane: fc.constantFrom('flights' as const, null),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(parts, each => {
      expect(readAddress(addressText(each))).toEqual({ parts: each, broken: [] });
    }),
  );
});

test('what another program wrote is read as well', () => {
  const { parts, broken } = readAddress(
    '?airport=lebl&from=2026-03-14T08%3A00%3A00+01:00&kinds=vehicle%2Ctask&loop=true&to=&utm_source=mail&lang=ZH-cn',
  );
  expect(broken).toEqual([]);
  expect(parts).toEqual({
    airport: 'LEBL',
    from: at('07:00:00'),
    kinds: ['vehicle', 'task'],
    loop: true,
    lang: 'zh-CN',
  });
});

test.each([
  ['time=tomorrow', ['time']],
  ['speed=0&loop=maybe', ['speed', 'loop']],
  ['vehicleTypes=bus,submarine', ['vehicleTypes']],
  ['bbox=1,2,3', ['bbox']],
  ['select=T-0181', ['select']],
  ['select=gate:A1', ['select']],
  ['camera=2,41,15', ['camera']],
  ['camera=2,141,15,0,0', ['camera']],
  ['pane=cellar', ['pane']],
  ['lang=tlh', ['lang']],
  ['from=2026-03-14T08:00:00Z&to=2026-03-14T08:00:00Z', ['from', 'to']],
])('of %s the broken parts are left out and named', (search, broken) => {
  expect(readAddress(`?airport=LEBL&${search}`)).toEqual({ parts: { airport: 'LEBL' }, broken });
});
