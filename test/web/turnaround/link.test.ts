import { describe, expect, it } from 'vitest';
import { type Link, type LinkKind, orderedLinks } from '../../../web/turnaround/link.ts';

const link = (from: string, to: string, kind: LinkKind = 'finish-start', lag = 0): Link => ({
  from,
  to,
  kind,
  lag,
});
const pairs = (links: readonly Link[]) => links.map(({ from, to }) => `${from}${to}`);

describe('orderedLinks', () => {
  it('leaves out what other links imply, and keeps what carries a lag', () => {
    const given = [
      link('a', 'b'),
      link('b', 'c'),
      link('a', 'c'),
      link('a', 'd'),
      link('c', 'd', 'finish-start', 5),
    ];
    expect(pairs(orderedLinks(['a', 'b', 'c', 'd'], given).links)).toEqual(['ab', 'bc', 'cd']);
    const lagged = [link('a', 'b'), link('b', 'c'), link('a', 'c', 'finish-start', 60_000)];
    expect(pairs(orderedLinks(['a', 'b', 'c'], lagged).links)).toEqual(['ab', 'bc', 'ac']);
  });

  it('leaves out the link that closes a circle, and links to what is not there', () => {
    const { links, moments } = orderedLinks(
      ['a', 'b', 'c'],
      [link('a', 'b'), link('b', 'c'), link('c', 'a'), link('x', 'a')],
    );
    expect(pairs(links)).toEqual(['ab', 'bc']);
    expect(moments).toHaveLength(6);
  });

  it('sees no circle where a task both comes before another and lasts through it', () => {
    const { links, moments } = orderedLinks(
      ['stairs', 'boarding'],
      [link('boarding', 'stairs', 'finish-finish'), link('stairs', 'boarding', 'start-start')],
    );
    expect(links).toHaveLength(2);
    expect(moments.map(({ id, at }) => `${id} ${at}`)).toEqual([
      'stairs start',
      'boarding start',
      'boarding finish',
      'stairs finish',
    ]);
  });
});
