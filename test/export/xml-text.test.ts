import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { xmlDecimal, xmlText } from '../../server/export/xml-text.ts';
import { xmlTree } from './xml-tree.ts';

const XML_CHARACTERS = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

describe('text in XML', () => {
  it('is read as it was, but for what XML cannot hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const { attributes, text: read } = xmlTree(`<a b="${xmlText(text)}">${xmlText(text)}</a>`);
        const expected = text.replace(XML_CHARACTERS, '\uFFFD');
        expect([attributes.b, read]).toEqual([expected, expected]);
      }),
    );
    expect(xmlText('\uD800')).toBe('\uFFFD');
  });
});

describe('a decimal of XML', () => {
  it('is the number, without an exponent', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e30, max: 1e30 }), value => {
        const text = xmlDecimal(value);
        expect(text).toMatch(/^-?\d+(\.\d+)?$/);
        expect(Math.abs(Number(text) - value)).toBeLessThanOrEqual(1e-20);
      }),
    );
  });
});
