import { describe, expect, it } from 'vitest';
import { EditionChoice } from '../../../server/ingest/asterix/edition-choice.ts';
import { encodeBlock } from './encode/encode-record.ts';
import { type AdsbEdition, type AdsbTarget, adsbRecord, surfaceRecord } from './encode/targets.ts';

function chosen(category: number, ...records: Buffer[]): string | undefined {
  const choice = new EditionChoice();
  for (const record of records) {
    const block = encodeBlock(category, record);
    choice.see(block, 0, block.length);
  }
  return choice.best(category)?.edition;
}

const targets: AdsbTarget[] = [0, 1, 2, 3].map(index => ({
  seconds: 28_800 + index,
  lat: 41.29 + index / 1000,
  lon: 2.08,
  address: 0x3410d0 + index,
  callsign: `RYR${index}`,
  speed: 5,
  heading: 90,
  emitter: 3,
}));

describe('EditionChoice', () => {
  it.each<[AdsbEdition, string, AdsbTarget['items']]>([
    ['0.23', '0.23', {}],
    ['0.26', '0.24 to 0.26', {}],
    ['0.26', '0.24 to 0.26', { '070': [0, 1], '131': [9] }],
    ['2.1', '1.0 to 2.1', { '271': [1, 0x0b] }],
    ['2.6', '2.2 to 2.6', { '271': [1, 0xb1, 0] }],
    ['2.6', '2.2 to 2.6', {}],
  ])('finds edition %s by the records', (edition, name, items) => {
    expect(chosen(21, ...targets.map(target => adsbRecord(edition, { ...target, items })))).toBe(name);
  });

  it('does not let one broken block turn it', () => {
    const records = [...targets, ...targets, ...targets].map(target => adsbRecord('0.23', target));
    expect(chosen(21, Buffer.from([0xff, 0xff]), ...records)).toBe('0.23');
  });

  it('knows one edition of category 010, and none of others', () => {
    expect(chosen(10, surfaceRecord({ seconds: 1 }))).toBe('1.1');
    expect(chosen(48, Buffer.from([0x80, 1, 2]))).toBeUndefined();
  });
});
